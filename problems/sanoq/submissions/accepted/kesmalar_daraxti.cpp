#include <iostream>
#include <vector>

int main() {
    long long n, v, x, a, b, m;
    std::cin >> n >> v >> x >> a >> b >> m;
    int leaves = 1;
    while (leaves < n) leaves *= 2;
    std::vector<int> standing(2 * leaves);
    for (int i = 0; i < n; i++) standing[leaves + i] = 1;
    for (int i = leaves - 1; i > 0; i--) standing[i] = standing[2 * i] + standing[2 * i + 1];
    auto removeAt = [&](long long place) {
        int node = 1;
        for (; node < leaves; standing[node]--, node *= 2, node += place >= standing[node] ? (place -= standing[node], 1) : 0) {
        }
        standing[node] = 0;
        return node - leaves + 1;
    };
    long long place = 0, lolaRound = 0;
    for (int round = 1; round < n; round++) {
        x = (a * x + b) % m;
        place = (place + x) % (n - round + 1);
        if (removeAt(place) == v) lolaRound = round;
    }
    std::cout << lolaRound << ' ' << removeAt(0) << '\n';
}
