#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    int n;
    std::cin >> n;
    for (int r = -(n - 1); r <= n - 1; r++) {
        std::string row;
        int last = n - 1 - std::abs(r);
        for (int c = -(n - 1); c <= last; c++) {
            int d = std::abs(r) + std::abs(c);
            row += d >= n ? ' ' : (n - 1 - d) % 2 == 0 ? 'O' : 'o';
        }
        std::cout << row << '\n';
    }
}
