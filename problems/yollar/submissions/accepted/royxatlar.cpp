#include "roads.h"

#include <vector>

// Every group keeps the list of its villages; the shorter list is renamed and poured into the longer one.
static std::vector<int> group;
static std::vector<std::vector<int>> villages;

void init(int n) {
    villages.resize(n + 1);
    for (int v = 0; v <= n; ++v) {
        group.push_back(v);
        villages[v] = {v};
    }
}

void addRoad(int a, int b) {
    a = group[a], b = group[b];
    if (a == b) return;
    if (villages[a].size() < villages[b].size()) std::swap(a, b);
    for (int village : villages[b]) {
        group[village] = a;
        villages[a].push_back(village);
    }
    villages[b].clear();
}

bool isReachable(int a, int b) {
    return group[a] == group[b];
}
