#include <iostream>
#include <numeric>
#include <vector>
#include <algorithm>

// Sorts by the number of requirements before a topic: neither an order nor a check for circles.
int main() {
    int n, m;
    std::cin >> n >> m;
    std::vector<int> waitsFor(n + 1), order(n);
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        waitsFor[b]++;
    }
    std::iota(order.begin(), order.end(), 1);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return waitsFor[a] < waitsFor[b]; });
    std::cout << "HA\n";
    for (int topic : order) std::cout << topic << ' ';
    std::cout << '\n';
}
