#include <iostream>
#include <string>
#include <vector>

// @EXPECTED_SCORE@: 100
int main() {
    const long long prime = 1000000007;
    std::string number;
    int k;
    std::cin >> number >> k;
    // below[r]: beginnings already less than that of N with digit sum r; sum: of the beginning of N itself.
    std::vector<long long> below(k), next(k);
    int sum = 0;
    for (char c : number) {
        int digit = c - '0';
        next.assign(k, 0);
        for (int r = 0; r < k; ++r) {
            for (int d = 0; d < 10; ++d) next[(r + d) % k] += below[r];
        }
        for (int d = 0; d < digit; ++d) ++next[(sum + d) % k];
        for (long long &count : next) count %= prime;
        below.swap(next);
        sum = (sum + digit) % k;
    }
    std::cout << (below[0] + (sum == 0) + prime - 1) % prime << '\n';
}
