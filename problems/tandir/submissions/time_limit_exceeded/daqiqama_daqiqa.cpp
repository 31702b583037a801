#include <iostream>
#include <vector>

// Minute by minute, each looking at every oven: up to 10^18 minutes.
int main() {
    long long n, k;
    std::cin >> n >> k;
    std::vector<long long> t(n);
    for (auto &minutes : t) std::cin >> minutes;
    long long minute = 0, loaves = 0;
    while (loaves < k) {
        minute++;
        for (long long minutes : t) loaves += minute % minutes == 0;
    }
    std::cout << minute << '\n';
}
