#include <iomanip>
#include <iostream>

int main() {
    int n;
    std::cin >> n;
    long long heat = 0, volume = 0;
    while (n--) {
        long long v, t;
        std::cin >> v >> t;
        heat += v * t;
        volume += v;
    }
    std::cout << std::fixed << std::setprecision(9) << static_cast<double>(heat) / volume << '\n';
}
