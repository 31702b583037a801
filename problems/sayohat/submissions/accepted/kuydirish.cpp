#include <algorithm>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>
#include <vector>

// Small: every order. Large: simulated annealing with reversals, then plain 2-opt until nothing helps.
std::vector<double> x, y;

double distance(int a, int b) {
    return std::hypot(x[a] - x[b], y[a] - y[b]);
}

double lengthOf(const std::vector<int> &route) {
    double length = distance(route.back(), route.front());
    for (std::size_t i = 1; i < route.size(); ++i) length += distance(route[i - 1], route[i]);
    return length;
}

double gainOf(const std::vector<int> &route, int i, int j) {
    int n = route.size(), before = route[i], first = route[i + 1], last = route[j], after = route[(j + 1) % n];
    return distance(before, first) + distance(last, after) - distance(before, last) - distance(first, after);
}

void everyOrder(std::vector<int> &route) {
    std::vector<int> order = route;
    double best = lengthOf(route);
    while (std::next_permutation(order.begin() + 1, order.end())) {
        double length = lengthOf(order);
        if (length < best) best = length, route = order;
    }
}

int main() {
    int n;
    std::cin >> n;
    x.resize(n), y.resize(n);
    for (int i = 0; i < n; ++i) std::cin >> x[i] >> y[i];
    std::vector<int> route(n);
    std::iota(route.begin(), route.end(), 0);
    if (n <= 9) {
        everyOrder(route);
    } else {
        std::mt19937 random(1);
        const int steps = 2000000;
        for (int step = 0; step < steps; ++step) {
            double heat = 600 * std::pow(1e-3, double(step) / steps);
            int i = random() % n, j = random() % n;
            if (i > j) std::swap(i, j);
            if (j - i < 2) continue;
            double gain = gainOf(route, i, j);
            if (gain > 0 || std::exp(gain / heat) * 4294967296.0 > random())
                std::reverse(route.begin() + i + 1, route.begin() + j + 1);
        }
        for (bool isBetter = true; isBetter;) {
            isBetter = false;
            for (int i = 0; i + 2 < n; ++i) {
                for (int j = i + 2; j < n; ++j) {
                    if (gainOf(route, i, j) < 1e-7) continue;
                    std::reverse(route.begin() + i + 1, route.begin() + j + 1);
                    isBetter = true;
                }
            }
        }
    }
    for (int city : route) std::cout << city + 1 << '\n';
}
