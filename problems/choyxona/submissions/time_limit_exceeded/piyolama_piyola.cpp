#include <iostream>

// Pours cup by cup: up to 10^18 steps.
int main() {
    long long guests, cupsEach, cupsPerPot;
    std::cin >> guests >> cupsEach >> cupsPerPot;
    long long pots = 0, left = 0;
    for (long long guest = 0; guest < guests; guest++)
        for (long long cup = 0; cup < cupsEach; cup++) {
            if (left == 0) {
                pots++;
                left = cupsPerPot;
            }
            left--;
        }
    std::cout << pots << '\n';
}
