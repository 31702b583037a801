#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

// Right in everything but the type: sums do not fit into 32 bits.
int main() {
    int n;
    std::cin >> n;
    std::vector<int> melons(n);
    unsigned all = 0;
    for (int &melon : melons) {
        std::cin >> melon;
        all += melon;
    }
    int total = all;
    auto subsetSums = [&](int from, int to) {
        std::vector<int> sums{0};
        for (int i = from; i < to; ++i) {
            size_t size = sums.size();
            for (size_t k = 0; k < size; ++k) sums.push_back(int(unsigned(sums[k]) + unsigned(melons[i])));
        }
        std::sort(sums.begin(), sums.end());
        return sums;
    };
    auto left = subsetSums(0, n / 2), right = subsetSums(n / 2, n);
    int best = std::abs(total);
    size_t at = right.size();
    for (int sum : left) {
        while (at > 0) {
            int difference = int(unsigned(total) - 2 * (unsigned(sum) + unsigned(right[at - 1])));
            best = std::min(best, std::abs(difference));
            if (difference > 0) break;
            --at;
        }
    }
    std::cout << best << '\n';
}
