#include <iostream>

// Rows and columns mixed up in the answer.
int main() {
    long long n, left, right;
    std::cin >> n;
    std::cout << "? 1 1" << std::endl;
    std::cin >> left;
    std::cout << "? 1 " << n << std::endl;
    std::cin >> right;
    long long a = (left + right - (n - 1)) / 2 + 1, b = left - (a - 1) + 1;
    std::cout << "! " << b << ' ' << a << std::endl;
}
