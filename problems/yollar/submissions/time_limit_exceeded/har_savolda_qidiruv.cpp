#include "roads.h"

#include <vector>

// A search over the roads for every question.
static std::vector<std::vector<int>> neighbours;

void init(int n) {
    neighbours.resize(n + 1);
}

void addRoad(int a, int b) {
    neighbours[a].push_back(b);
    neighbours[b].push_back(a);
}

bool isReachable(int a, int b) {
    std::vector<char> seen(neighbours.size());
    std::vector<int> queue{a};
    seen[a] = 1;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        if (queue[at] == b) return true;
        for (int next : neighbours[queue[at]]) {
            if (seen[next]) continue;
            seen[next] = 1;
            queue.push_back(next);
        }
    }
    return false;
}
