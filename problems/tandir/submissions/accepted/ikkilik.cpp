#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    long long n, k;
    std::cin >> n >> k;
    std::vector<long long> t(n);
    for (auto &minutes : t) std::cin >> minutes;

    // The fastest oven alone is done by k * min(t) minutes, so no oven ever bakes more than k loaves below.
    long long low = 0, high = k * *std::min_element(t.begin(), t.end());
    while (high - low > 1) {
        long long middle = low + (high - low) / 2, loaves = 0;
        for (long long minutes : t) {
            loaves += middle / minutes;
            if (loaves >= k) break;
        }
        (loaves >= k ? high : low) = middle;
    }
    std::cout << high << '\n';
}
