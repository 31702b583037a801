#include <iostream>

// Numbers the cities from zero.
int main() {
    int n;
    std::cin >> n;
    for (int city = 0; city < n; ++city) std::cout << city << ' ';
    std::cout << '\n';
}
