#include <cmath>
#include <cstdio>

// Straight from the first well to the last.
int main() {
    int n;
    double x, y, firstX = 0, firstY = 0;
    if (std::scanf("%d", &n) != 1) return 1;
    for (int i = 0; i < n; i++) {
        if (std::scanf("%lf %lf", &x, &y) != 2) return 1;
        if (i == 0) firstX = x, firstY = y;
    }
    std::printf("%.9f\n", std::hypot(x - firstX, y - firstY));
}
