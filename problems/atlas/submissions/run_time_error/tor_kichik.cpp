#include <array>
#include <cstdlib>
#include <iostream>
#include <string>

// The canvas is 64 columns wide, the pattern up to 119; at() throws.
int main() {
    int n;
    std::cin >> n;
    for (int r = -(n - 1); r < n; r++) {
        std::array<char, 64> canvas{};
        int last = n - 1 - std::abs(r), length = n + last;
        for (int c = -(n - 1); c <= last; c++) {
            int d = std::abs(r) + std::abs(c);
            canvas.at(c + n - 1) = d >= n ? ' ' : (n - 1 - d) % 2 == 0 ? 'O' : 'o';
        }
        std::cout << std::string(canvas.data(), length) << '\n';
    }
}
