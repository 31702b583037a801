#include <iostream>
#include <vector>

// Right as long as N fits into 64 bits.
// @EXPECTED_SCORE@: 60
int main() {
    const long long prime = 1000000007;
    unsigned long long number;
    int k;
    std::cin >> number >> k;
    if (k < 1) k = 1;
    std::vector<int> digits;
    for (; number > 0; number /= 10) digits.push_back(number % 10);
    std::vector<long long> below(k), next(k);
    int sum = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        next.assign(k, 0);
        for (int r = 0; r < k; ++r) {
            for (int d = 0; d < 10; ++d) next[(r + d) % k] = (next[(r + d) % k] + below[r]) % prime;
        }
        for (int d = 0; d < *digit; ++d) ++next[(sum + d) % k];
        below.swap(next);
        sum = (sum + *digit) % k;
    }
    std::cout << (below[0] + (sum == 0) + prime - 1) % prime << '\n';
}
