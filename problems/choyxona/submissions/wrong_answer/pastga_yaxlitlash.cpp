#include <iostream>

// Rounds down: the last, half-empty teapot is forgotten.
int main() {
    long long guests, cupsEach, cupsPerPot;
    std::cin >> guests >> cupsEach >> cupsPerPot;
    std::cout << guests * cupsEach / cupsPerPot << '\n';
}
