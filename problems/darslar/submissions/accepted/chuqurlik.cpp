#include <algorithm>
#include <iostream>
#include <vector>

enum class Mark { untouched, open, done };

std::vector<std::vector<int>> nextTopics;
std::vector<Mark> marks;
std::vector<int> order;

// False when the topic leads back to one that is still open.
bool visit(int topic) {
    if (marks[topic] != Mark::untouched) return marks[topic] == Mark::done;
    marks[topic] = Mark::open;
    for (int after : nextTopics[topic])
        if (!visit(after)) return false;
    marks[topic] = Mark::done;
    order.push_back(topic);
    return true;
}

int main() {
    int n, m;
    std::cin >> n >> m;
    nextTopics.resize(n + 1);
    marks.resize(n + 1, Mark::untouched);
    while (m--) {
        int a, b;
        std::cin >> a >> b;
        nextTopics[a].push_back(b);
    }
    for (int topic = n; topic >= 1; topic--)
        if (!visit(topic)) {
            std::cout << "YOQ\n";
            return 0;
        }
    std::reverse(order.begin(), order.end());
    std::cout << "HA\n";
    for (int topic : order) std::cout << topic << ' ';
    std::cout << '\n';
}
