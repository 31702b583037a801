#include <iostream>
#include <vector>

// a * x overflows 32 bits (unsigned, so that the overflow is at least defined).
int main() {
    unsigned n, v, x, a, b, m;
    std::cin >> n >> v >> x >> a >> b >> m;
    unsigned leaves = 1;
    while (leaves < n) leaves *= 2;
    std::vector<unsigned> standing(2 * leaves);
    for (unsigned i = 0; i < n; i++) standing[leaves + i] = 1;
    for (unsigned i = leaves - 1; i > 0; i--) standing[i] = standing[2 * i] + standing[2 * i + 1];
    unsigned place = 0, lolaRound = 0;
    auto removeAt = [&](unsigned at) {
        unsigned node = 1;
        while (node < leaves) {
            standing[node]--;
            node *= 2;
            if (at >= standing[node]) at -= standing[node++];
        }
        standing[node] = 0;
        return node - leaves + 1;
    };
    for (unsigned round = 1; round < n; round++) {
        x = (a * x + b) % m;
        place = (place + x) % (n - round + 1);
        if (removeAt(place) == v) lolaRound = round;
    }
    std::cout << lolaRound << ' ' << removeAt(0) << '\n';
}
