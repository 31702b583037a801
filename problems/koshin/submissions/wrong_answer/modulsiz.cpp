#include <iostream>

// Never reduces: right while the number of ways fits 64 bits, and gives up beyond a million.
int main() {
    unsigned long long n, a, b;
    std::cin >> n >> a >> b;
    if (n > 1000000) n = 1000000;
    unsigned long long before = 0, here = 1;
    for (unsigned long long length = 1; length <= n; length++) {
        unsigned long long after = a * here + b * before;
        before = here;
        here = after;
    }
    std::cout << here << '\n';
}
