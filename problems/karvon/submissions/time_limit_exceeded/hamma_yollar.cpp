#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

// Tries every way without a repeated well.
int n;
std::vector<double> x, y;
std::vector<bool> visited;
double best = 1e18;

void walk(int well, double longest) {
    if (well == n - 1) {
        best = std::min(best, longest);
        return;
    }
    visited[well] = true;
    for (int i = 0; i < n; i++)
        if (!visited[i]) walk(i, std::max(longest, std::hypot(x[i] - x[well], y[i] - y[well])));
    visited[well] = false;
}

int main() {
    if (std::scanf("%d", &n) != 1) return 1;
    x.resize(n);
    y.resize(n);
    visited.resize(n);
    for (int i = 0; i < n; i++)
        if (std::scanf("%lf %lf", &x[i], &y[i]) != 2) return 1;
    walk(0, 0);
    std::printf("%.9f\n", best);
}
