#include <iostream>

int main() {
    long long guests, cupsEach, cupsPerPot;
    std::cin >> guests >> cupsEach >> cupsPerPot;
    std::cout << (guests * cupsEach + cupsPerPot - 1) / cupsPerPot << '\n';
}
