#include <cstdio>

// Forgets the volumes.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
        double v, t;
        if (std::scanf("%lf %lf", &v, &t) != 2) return 1;
        sum += t;
    }
    std::printf("%.9f\n", sum / n);
}
