#include <cstdlib>
#include <iostream>
#include <string>

// Takes the parity from the centre: for even n the capitals and smalls change places.
int main() {
    int n;
    std::cin >> n;
    for (int r = -(n - 1); r < n; r++) {
        std::string row;
        for (int c = -(n - 1); c <= n - 1 - std::abs(r); c++) {
            int d = std::abs(r) + std::abs(c);
            row += d >= n ? ' ' : d % 2 == 0 ? 'O' : 'o';
        }
        std::cout << row << '\n';
    }
}
