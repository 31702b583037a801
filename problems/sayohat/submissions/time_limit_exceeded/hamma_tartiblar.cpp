#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <vector>

int main() {
    int n;
    std::cin >> n;
    std::vector<double> x(n), y(n);
    for (int i = 0; i < n; ++i) std::cin >> x[i] >> y[i];
    std::vector<int> route(n), best;
    std::iota(route.begin(), route.end(), 0);
    double bestLength = 1e18;
    do {
        double length = 0;
        for (int i = 0; i < n; ++i) {
            int a = route[i], b = route[(i + 1) % n];
            length += std::hypot(x[a] - x[b], y[a] - y[b]);
        }
        if (length < bestLength) bestLength = length, best = route;
    } while (std::next_permutation(route.begin() + 1, route.end()));
    for (int city : best) std::cout << city + 1 << ' ';
    std::cout << '\n';
}
