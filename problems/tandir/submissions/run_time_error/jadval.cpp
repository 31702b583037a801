#include <iostream>
#include <vector>

// A table of loaves by minute has room for a hundred thousand minutes; at() throws after them.
int main() {
    long long n, k;
    std::cin >> n >> k;
    std::vector<long long> t(n), loavesAt(100001);
    for (auto &minutes : t) std::cin >> minutes;
    for (long long minute = 1;; minute++) {
        long long loaves = loavesAt.at(minute - 1);
        for (long long minutes : t) loaves += minute % minutes == 0;
        loavesAt.at(minute) = loaves;
        if (loaves >= k) {
            std::cout << minute << '\n';
            return 0;
        }
    }
}
