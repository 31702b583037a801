#include <cstdio>
#include <vector>

// Has room for a hundred buckets; at() throws on the next one.
int main() {
    int n;
    if (std::scanf("%d", &n) != 1) return 1;
    std::vector<long long> volumes(100), temperatures(100);
    for (int i = 0; i < n; i++)
        if (std::scanf("%lld %lld", &volumes.at(i), &temperatures.at(i)) != 2) return 1;
    double heat = 0, volume = 0;
    for (int i = 0; i < n; i++) {
        heat += static_cast<double>(volumes[i] * temperatures[i]);
        volume += static_cast<double>(volumes[i]);
    }
    std::printf("%.9f\n", heat / volume);
}
