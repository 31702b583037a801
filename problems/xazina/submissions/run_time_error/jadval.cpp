#include <iostream>
#include <vector>

// Marks rows in a table of a thousand; at() throws for farther ones, before anything is measured.
int main() {
    long long n;
    std::cin >> n;
    std::vector<bool> seen(1000);
    seen.at(n - 1) = true;
    long long left, right;
    std::cout << "? 1 1" << std::endl;
    std::cin >> left;
    std::cout << "? 1 " << n << std::endl;
    std::cin >> right;
    long long a = (left + right - (n - 1)) / 2 + 1;
    std::cout << "! " << a << ' ' << left - (a - 1) + 1 << std::endl;
}
