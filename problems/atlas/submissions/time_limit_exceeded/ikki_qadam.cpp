#include <iostream>
#include <string>

// Widens the rows two letters at a time until the width equals n: never, when n is even.
int main() {
    int n;
    std::cin >> n;
    // Volatile, because a compiler may take a loop without effects for one that ends.
    volatile unsigned width = 1;
    while (width != static_cast<unsigned>(n)) width = width + 2;
    for (int r = -(n - 1); r < n; r++) {
        int last = n - 1 - (r < 0 ? -r : r);
        std::string row(n - 1 - last, ' ');
        for (int c = -last; c <= last; c++) row += (last - (c < 0 ? -c : c)) % 2 == 0 ? 'O' : 'o';
        std::cout << row << '\n';
    }
}
