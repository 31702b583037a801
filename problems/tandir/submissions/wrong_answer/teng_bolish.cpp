#include <algorithm>
#include <iostream>
#include <vector>

// Gives every oven the same number of loaves, although some are slower than others.
int main() {
    long long n, k;
    std::cin >> n >> k;
    long long slowest = 0;
    for (int i = 0; i < n; i++) {
        long long minutes;
        std::cin >> minutes;
        slowest = std::max(slowest, minutes);
    }
    std::cout << (k + n - 1) / n * slowest << '\n';
}
