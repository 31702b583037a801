#include <iostream>
#include <vector>

// Walks the circle child by child: up to 10^9 steps a round, full turns and all.
int main() {
    long long n, v, x, a, b, m;
    std::cin >> n >> v >> x >> a >> b >> m;
    std::vector<int> next(n + 1);
    for (int i = 1; i <= n; i++) next[i] = i % n + 1;
    int before = n;
    long long lolaRound = 0;
    for (int round = 1; round < n; round++) {
        x = (a * x + b) % m;
        for (long long steps = x; steps > 0; steps--) before = next[before];
        if (next[before] == v) lolaRound = round;
        next[before] = next[next[before]];
    }
    std::cout << lolaRound << ' ' << before << '\n';
}
