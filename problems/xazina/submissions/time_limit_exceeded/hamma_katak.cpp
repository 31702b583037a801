#include <cstdlib>
#include <iostream>

// Measures twice as it should, then looks through all n^2 cells for the one that fits.
int main() {
    long long n, left, right;
    std::cin >> n;
    std::cout << "? 1 1" << std::endl;
    std::cin >> left;
    std::cout << "? 1 " << n << std::endl;
    std::cin >> right;
    volatile long long tried = 0;
    for (long long x = 1; x <= n; x++)
        for (long long y = 1; y <= n; y++) {
            tried = tried + 1;
            if (x - 1 + y - 1 == left && x - 1 + n - y == right) {
                std::cout << "! " << x << ' ' << y << std::endl;
                return 0;
            }
        }
}
