#include <array>
#include <iostream>
#include <vector>

// Room for a hundred requirements; at() throws on the next one.
int main() {
    int n, m;
    std::cin >> n >> m;
    std::array<std::pair<int, int>, 100> requirements{};
    for (int i = 0; i < m; i++) std::cin >> requirements.at(i).first >> requirements.at(i).second;
    std::vector<bool> taught(n + 1);
    std::vector<int> order;
    for (bool moved = true; moved;) {
        moved = false;
        for (int topic = 1; topic <= n; topic++) {
            bool ready = !taught[topic];
            for (int i = 0; i < m; i++) ready = ready && !(requirements[i].second == topic && !taught[requirements[i].first]);
            if (!ready) continue;
            taught[topic] = moved = true;
            order.push_back(topic);
        }
    }
    if (static_cast<int>(order.size()) < n) {
        std::cout << "YOQ\n";
        return 0;
    }
    std::cout << "HA\n";
    for (int topic : order) std::cout << topic << ' ';
    std::cout << '\n';
}
