#include <algorithm>
#include <iostream>
#include <vector>

// Looks for circles along every path anew, without marking what is known: 2^100 paths in a layered graph.
std::vector<std::vector<int>> nextTopics;
std::vector<bool> open;
std::vector<int> depth;

bool visit(int topic, int level) {
    if (open[topic]) return false;
    open[topic] = true;
    depth[topic] = std::max(depth[topic], level);
    for (int after : nextTopics[topic])
        if (!visit(after, level + 1)) return false;
    open[topic] = false;
    return true;
}

int main() {
    int n, m;
    std::cin >> n >> m;
    nextTopics.resize(n + 1);
    open.resize(n + 1);
    depth.resize(n + 1);
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        nextTopics[a].push_back(b);
    }
    for (int topic = 1; topic <= n; topic++)
        if (!visit(topic, 0)) {
            std::cout << "YOQ\n";
            return 0;
        }
    std::vector<int> order(n);
    for (int i = 0; i < n; i++) order[i] = i + 1;
    std::stable_sort(order.begin(), order.end(), [](int a, int b) { return depth[a] < depth[b]; });
    std::cout << "HA\n";
    for (int topic : order) std::cout << topic << ' ';
    std::cout << '\n';
}
