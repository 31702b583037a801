#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <vector>

// Round the middle of all cities, by angle.
int main() {
    int n;
    std::cin >> n;
    std::vector<double> x(n), y(n);
    for (int i = 0; i < n; ++i) std::cin >> x[i] >> y[i];
    double middleX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double middleY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    std::vector<int> route(n);
    std::iota(route.begin(), route.end(), 0);
    std::stable_sort(route.begin(), route.end(), [&](int a, int b) {
        return std::atan2(y[a] - middleY, x[a] - middleX) < std::atan2(y[b] - middleY, x[b] - middleX);
    });
    for (int city : route) std::cout << city + 1 << ' ';
    std::cout << '\n';
}
