#include <iostream>

// The recurrence as it stands: time grows as the number of tilings does.
long long a, b;

long long ways(long long n) {
    if (n <= 1) return n < 0 ? 0 : n == 0 ? 1 : a;
    return (a * ways(n - 1) + b * ways(n - 2)) % 1000000007;
}

int main() {
    long long n;
    std::cin >> n >> a >> b;
    std::cout << ways(n) << '\n';
}
