#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

// Grows the reached set by the nearest well each time, as Prim does; squares of distances stay exact in 64 bits.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<long long> x(n), y(n), need(n, std::numeric_limits<long long>::max());
    for (int i = 0; i < n; i++)
        if (std::scanf("%lld %lld", &x[i], &y[i]) != 2) return 1;
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
