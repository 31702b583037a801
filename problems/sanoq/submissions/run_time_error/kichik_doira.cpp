#include <iostream>
#include <vector>

// Room for a thousand children; at() throws on the next one.
int main() {
    long long n, v, x, a, b, m;
    std::cin >> n >> v >> x >> a >> b >> m;
    std::vector<int> circle(1000);
    for (int i = 0; i < n; i++) circle.at(i) = i + 1;
    circle.resize(n);
    long long place = 0, lolaRound = 0;
    for (int round = 1; round < n; round++) {
        x = (a * x + b) % m;
        place = (place + x) % static_cast<long long>(circle.size());
        if (circle[place] == v) lolaRound = round;
        circle.erase(circle.begin() + place);
    }
    std::cout << lolaRound << ' ' << circle[0] << '\n';
}
