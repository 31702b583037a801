#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

// Room for a hundred wells; at() throws on the next one.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::array<long long, 100> x{}, y{};
    std::vector<long long> need(n, std::numeric_limits<long long>::max());
    for (int i = 0; i < n; i++)
        if (std::scanf("%lld %lld", &x.at(i), &y.at(i)) != 2) return 1;
    std::vector<bool> reached(n);
    need[0] = 0;
    while (!reached[n - 1]) {
        int well = -1;
        for (int i = 0; i < n; i++)
            if (!reached[i] && (well < 0 || need[i] < need[well])) well = i;
        reached[well] = true;
        for (int i = 0; i < n; i++) {
            long long dx = x[i] - x[well], dy = y[i] - y[well];
            need[i] = std::min(need[i], std::max(need[well], dx * dx + dy * dy));
        }
    }
    std::printf("%.9f\n", std::sqrt(static_cast<double>(need[n - 1])));
}
