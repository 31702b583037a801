#include <algorithm>
#include <array>
#include <iostream>
#include <numeric>

// Keeps a place for a thousand guests only; at() throws on the next one.
int main() {
    long long guests, cupsEach, cupsPerPot;
    std::cin >> guests >> cupsEach >> cupsPerPot;
    std::array<long long, 1000> cups{};
    for (long long guest = 0; guest < guests; guest++) cups.at(guest) = cupsEach;
    long long total = std::accumulate(cups.begin(), cups.end(), 0LL);
    std::cout << (total + cupsPerPot - 1) / cupsPerPot << '\n';
}
