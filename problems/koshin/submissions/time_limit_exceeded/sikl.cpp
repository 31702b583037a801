#include <iostream>

// One step a gaz: fine up to a million.
int main() {
    long long n, a, b;
    std::cin >> n >> a >> b;
    long long before = 0, here = 1;
    for (long long length = 1; length <= n; length++) {
        long long after = (a * here + b * before) % 1000000007;
        before = here;
        here = after;
    }
    std::cout << here << '\n';
}
