#include <cstdio>

// Pours litre by litre; the running average makes each step depend on the last.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    double average = 0;
    long long poured = 0;
    for (int i = 0; i < n; i++) {
        long long v;
        double t;
        if (std::scanf("%lld %lf", &v, &t) != 2) return 1;
        for (long long litre = 0; litre < v; litre++) {
            poured++;
            average += (t - average) / poured;
        }
    }
    std::printf("%.9f\n", average);
}
