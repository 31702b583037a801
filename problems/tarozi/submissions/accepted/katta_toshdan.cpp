#include <iostream>
#include <vector>

// From the heaviest weight down: takes it whenever it still fits into half of the sum.
int main() {
    int n;
    std::cin >> n;
    int sum = n * (n + 1) / 2;
    if (sum % 2 != 0) {
        std::cout << "YOQ\n";
        return 0;
    }
    std::vector<int> left, right;
    int room = sum / 2;
    for (int weight = n; weight >= 1; weight--) {
        if (weight <= room) {
            room -= weight;
            left.push_back(weight);
        } else {
            right.push_back(weight);
        }
    }
    std::cout << "HA\n";
    for (const auto &pan : {left, right}) {
        std::cout << pan.size();
        for (int weight : pan) std::cout << ' ' << weight;
        std::cout << '\n';
    }
}
