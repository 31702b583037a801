#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

std::vector<long long> melons;
long long best;

void load(size_t at, long long difference) {
    if (at == melons.size()) {
        best = std::min(best, std::llabs(difference));
        return;
    }
    load(at + 1, difference + melons[at]);
    load(at + 1, difference - melons[at]);
}

int main() {
    int n;
    std::cin >> n;
    melons.resize(n);
    for (long long &melon : melons) {
        std::cin >> melon;
        best += melon;
    }
    load(0, 0);
    std::cout << best << '\n';
}
