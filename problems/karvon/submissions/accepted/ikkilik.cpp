#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

// Binary search on the answer with a search of the graph inside.
int main() {
    int n;
    std::cin >> n;
    std::vector<double> x(n), y(n);
    for (int i = 0; i < n; i++) std::cin >> x[i] >> y[i];
    auto reaches = [&](double stretch) {
        std::vector<bool> seen(n);
        std::vector<int> stack{0};
        seen[0] = true;
        while (!stack.empty()) {
            int well = stack.back();
            stack.pop_back();
            for (int i = 0; i < n; i++)
                if (!seen[i] && std::hypot(x[i] - x[well], y[i] - y[well]) <= stretch) {
                    seen[i] = true;
                    stack.push_back(i);
                }
        }
        return static_cast<bool>(seen[n - 1]);
    };
    double low = 0, high = 3e6;
    for (int step = 0; step < 60; step++) {
        double middle = (low + high) / 2;
        (reaches(middle) ? high : low) = middle;
    }
    std::cout << std::fixed << std::setprecision(9) << high << '\n';
}
