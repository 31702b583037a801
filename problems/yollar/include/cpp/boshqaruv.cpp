// The main program of the jury; it is compiled together with the solution.
#include "roads.h"

#include <cstdint>
#include <cstdio>

namespace {
uint64_t state;

int nextBelow(int bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return int((state >> 33) % uint64_t(bound));
}
}  // namespace

int main() {
    int n, given, generated, way;
    if (std::scanf("%d %d %d %d %llu", &n, &given, &generated, &way, (unsigned long long *)&state) != 5) return 1;
    init(n);
    for (int i = 0; i < given; ++i) {
        char kind;
        int a, b;
        if (std::scanf(" %c %d %d", &kind, &a, &b) != 3) return 1;
        if (kind == '+') addRoad(a, b);
        else std::puts(isReachable(a, b) ? "HA" : "YOQ");
    }
    int yes = 0;
    long long hash = 0;
    for (int i = 0; i < generated; ++i) {
        bool isRoad = way == 0 || way == 3 ? i % 2 == 0 : i < generated / 2;
        int a = nextBelow(n) + 1, b = nextBelow(n) + 1;
        if (isRoad && (way == 1 || way == 2)) {
            a = i % n + 1;
            b = a % n + 1;
            if (b == 1) a = 1;
            if (way == 2) {
                int other = a;
                a = b;
                b = other;
            }
        } else if (isRoad && way == 3) {
            b = a + 7 <= n ? a + 7 : a;
        }
        if (isRoad) {
            addRoad(a, b);
            continue;
        }
        bool answer = isReachable(a, b);
        yes += answer;
        hash = (hash * {{hash_base}} + answer + 1) % {{hash_mod}};
    }
    if (generated > 0) std::printf("%d %lld\n", yes, hash);
}
