#include <bits/stdc++.h>
using namespace std;

// Meet in the middle with a binary search for every sum of the left half.
int main() {
    int n;
    cin >> n;
    vector<long long> w(n);
    for (auto &x : w) cin >> x;
    long long total = accumulate(w.begin(), w.end(), 0LL), best = total;
    int half = n / 2, rest = n - half;
    vector<long long> right(1 << rest);
    for (int mask = 1; mask < 1 << rest; ++mask) {
        int bit = __builtin_ctz(mask);
        right[mask] = right[mask & (mask - 1)] + w[half + bit];
    }
    sort(right.begin(), right.end());
    vector<long long> left(1 << half);
    for (int mask = 0; mask < 1 << half; ++mask) {
        if (mask) left[mask] = left[mask & (mask - 1)] + w[__builtin_ctz(mask)];
        auto it = lower_bound(right.begin(), right.end(), total / 2 - left[mask]);
        if (it != right.end()) best = min(best, llabs(total - 2 * (left[mask] + *it)));
        if (it != right.begin()) best = min(best, llabs(total - 2 * (left[mask] + *prev(it))));
    }
    cout << best << '\n';
}
