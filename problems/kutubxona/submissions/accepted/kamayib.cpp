// Heaviest book first, into the first box it fits in.
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

int main() {
    int n, capacity;
    if (scanf("%d %d", &n, &capacity) != 2) return 1;
    std::vector<int> weight(n), order(n), box(n), load;
    for (int &w : weight)
        if (scanf("%d", &w) != 1) return 1;
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return weight[a] > weight[b]; });
    for (int book : order) {
        size_t at = 0;
        while (at < load.size() && load[at] + weight[book] > capacity) ++at;
        if (at == load.size()) load.push_back(0);
        load[at] += weight[book];
        box[book] = static_cast<int>(at) + 1;
    }
    for (int i = 0; i < n; ++i) printf("%d%c", box[i], i + 1 < n ? ' ' : '\n');
}
