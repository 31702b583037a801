#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <vector>

// All subset sums in order; each melon merges the list with a shifted copy of itself.
std::vector<long long> subsetSums(const std::vector<long long> &melons, size_t from, size_t to) {
    std::vector<long long> sums{0};
    for (size_t i = from; i < to; ++i) {
        std::vector<long long> shifted = sums, merged;
        for (long long &sum : shifted) sum += melons[i];
        std::merge(sums.begin(), sums.end(), shifted.begin(), shifted.end(), std::back_inserter(merged));
        sums.swap(merged);
    }
    return sums;
}

int main() {
    size_t n;
    std::cin >> n;
    std::vector<long long> melons(n);
    long long total = 0;
    for (long long &melon : melons) {
        std::cin >> melon;
        total += melon;
    }
    auto left = subsetSums(melons, 0, n / 2), right = subsetSums(melons, n / 2, n);
    long long best = total;
    size_t at = right.size();
    for (long long sum : left) {
        while (at > 0) {
            long long difference = total - 2 * (sum + right[at - 1]);
            best = std::min(best, std::llabs(difference));
            if (difference > 0) break;
            --at;
        }
    }
    std::cout << best << '\n';
}
