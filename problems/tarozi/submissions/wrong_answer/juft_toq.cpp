#include <iostream>

// Odd weights left, even ones right.
int main() {
    int n;
    std::cin >> n;
    if (n * (n + 1) / 2 % 2 != 0) {
        std::cout << "YOQ\n";
        return 0;
    }
    std::cout << "HA\n" << (n + 1) / 2;
    for (int weight = 1; weight <= n; weight += 2) std::cout << ' ' << weight;
    std::cout << '\n' << n / 2;
    for (int weight = 2; weight <= n; weight += 2) std::cout << ' ' << weight;
    std::cout << '\n';
}
