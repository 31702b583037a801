#include <iostream>
#include <string>
#include <vector>

// std::stoll throws where N does not fit.
// @EXPECTED_SCORE@: 60
int main() {
    const long long prime = 1000000007;
    std::string text;
    int k;
    std::cin >> text >> k;
    std::string number = std::to_string(std::stoll(text));
    std::vector<long long> below(k), next(k);
    int sum = 0;
    for (char c : number) {
        next.assign(k, 0);
        for (int r = 0; r < k; ++r) {
            for (int d = 0; d < 10; ++d) next[(r + d) % k] += below[r];
        }
        for (int d = 0; d < c - '0'; ++d) ++next[(sum + d) % k];
        for (long long &count : next) count %= prime;
        below.swap(next);
        sum = (sum + c - '0') % k;
    }
    std::cout << (below[0] + (sum == 0) + prime - 1) % prime << '\n';
}
