#include <iostream>
#include <queue>
#include <vector>

int main() {
    int n, m;
    std::cin >> n >> m;
    std::vector<std::vector<int>> next(n + 1);
    std::vector<int> waitsFor(n + 1);
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        next[a].push_back(b);
        waitsFor[b]++;
    }
    std::queue<int> ready;
    for (int topic = 1; topic <= n; topic++)
        if (waitsFor[topic] == 0) ready.push(topic);
    std::vector<int> order;
    while (!ready.empty()) {
        int topic = ready.front();
        ready.pop();
        order.push_back(topic);
        for (int after : next[topic])
            if (--waitsFor[after] == 0) ready.push(after);
    }
    if (static_cast<int>(order.size()) < n) {
        std::cout << "YOQ\n";
        return 0;
    }
    std::cout << "HA\n";
    for (int at = 0; at < n; at++) std::cout << order[at] << (at + 1 < n ? ' ' : '\n');
}
