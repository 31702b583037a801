#include <cstdlib>
#include <iostream>

// Fills the whole square, leaving spaces at the ends of rows.
int main() {
    int n;
    std::cin >> n;
    for (int r = -(n - 1); r < n; r++) {
        for (int c = -(n - 1); c < n; c++) {
            int d = std::abs(r) + std::abs(c);
            std::cout << (d >= n ? ' ' : (n - 1 - d) % 2 == 0 ? 'O' : 'o');
        }
        std::cout << '\n';
    }
}
