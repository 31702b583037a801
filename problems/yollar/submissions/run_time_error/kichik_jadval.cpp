#include "roads.h"

#include <array>

// Room for a thousand villages only; at() ends the program beyond.
static std::array<int, 1001> parent;

void init(int n) {
    for (int v = 0; v <= n; ++v) parent.at(v) = v;
}

static int find(int village) {
    while (parent.at(village) != village) village = parent.at(village) = parent.at(parent.at(village));
    return village;
}

void addRoad(int a, int b) {
    parent.at(find(a)) = find(b);
}

bool isReachable(int a, int b) {
    return find(a) == find(b);
}
