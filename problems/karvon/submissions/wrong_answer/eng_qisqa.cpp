#include <cmath>
#include <cstdio>
#include <vector>

// Dijkstra on the total length: the shortest way is straight, not the one with the shortest stretches.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<double> x(n), y(n), total(n, 1e18), longest(n);
    for (int i = 0; i < n; i++)
        if (std::scanf("%lf %lf", &x[i], &y[i]) != 2) return 1;
    std::vector<bool> done(n);
    total[0] = 0;
    for (int turn = 0; turn < n; turn++) {
        int well = -1;
        for (int i = 0; i < n; i++)
            if (!done[i] && (well < 0 || total[i] < total[well])) well = i;
        done[well] = true;
        for (int i = 0; i < n; i++) {
            double stretch = std::hypot(x[i] - x[well], y[i] - y[well]);
            if (total[well] + stretch < total[i]) {
                total[i] = total[well] + stretch;
                longest[i] = std::fmax(longest[well], stretch);
            }
        }
    }
    std::printf("%.9f\n", longest[n - 1]);
}
