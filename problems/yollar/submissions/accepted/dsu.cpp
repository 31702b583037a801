#include "roads.h"

#include <numeric>
#include <utility>
#include <vector>

static std::vector<int> parent, size;

void init(int n) {
    parent.resize(n + 1);
    std::iota(parent.begin(), parent.end(), 0);
    size.assign(n + 1, 1);
}

static int find(int village) {
    while (parent[village] != village) village = parent[village] = parent[parent[village]];
    return village;
}

void addRoad(int a, int b) {
    a = find(a), b = find(b);
    if (a == b) return;
    if (size[a] < size[b]) std::swap(a, b);
    parent[b] = a;
    size[a] += size[b];
}

bool isReachable(int a, int b) {
    return find(a) == find(b);
}
