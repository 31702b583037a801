#include <cmath>
#include <iostream>
#include <limits>
#include <vector>

// Dynamic programming over sets of cities, with a table for twelve cities.
int main() {
    const int most = 12;
    int n;
    std::cin >> n;
    std::vector<double> x(n), y(n);
    for (int i = 0; i < n; ++i) std::cin >> x[i] >> y[i];
    std::vector<std::vector<double>> best(1 << most, std::vector<double>(most, std::numeric_limits<double>::max()));
    std::vector<std::vector<int>> from(1 << most, std::vector<int>(most, -1));
    auto far = [&](int a, int b) { return std::hypot(x[a] - x[b], y[a] - y[b]); };
    best[1][0] = 0;
    // The table ends here, and at() ends the program with it.
    if (n > most) best.at(std::size_t(1) << most)[0] = 0;
    for (int set = 1; set < 1 << n; set += 2) {
        for (int last = 0; last < n; ++last) {
            if (best[set][last] == std::numeric_limits<double>::max()) continue;
            for (int next = 1; next < n; ++next) {
                if (set >> next & 1) continue;
                double length = best[set][last] + far(last, next);
                if (length < best[set | 1 << next][next]) {
                    best[set | 1 << next][next] = length;
                    from[set | 1 << next][next] = last;
                }
            }
        }
    }
    int set = (1 << n) - 1, last = 1;
    for (int city = 2; city < n; ++city) {
        if (best[set][city] + far(city, 0) < best[set][last] + far(last, 0)) last = city;
    }
    while (last >= 0) {
        std::cout << last + 1 << ' ';
        int before = from[set][last];
        set &= ~(1 << last);
        last = before;
    }
    std::cout << '\n';
}
