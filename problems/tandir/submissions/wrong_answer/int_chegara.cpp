#include <algorithm>
#include <iostream>
#include <vector>

// Believes that the answer fits a 32-bit number.
int main() {
    int n, k;
    std::cin >> n >> k;
    std::vector<int> t(n);
    for (auto &minutes : t) std::cin >> minutes;
    long long low = 0, high = 2000000000;
    while (high - low > 1) {
        long long middle = (low + high) / 2, loaves = 0;
        for (int minutes : t) loaves += middle / minutes;
        (loaves >= k ? high : low) = middle;
    }
    std::cout << high << '\n';
}
