#include <iostream>
#include <string>
#include <vector>

// The receiver has six counters; the seventh letter, of a million, throws.
int main() {
    std::string tower;
    std::cin >> tower;
    if (tower == "yubor") {
        int x;
        std::cin >> x;
        std::string flags = "z";
        for (char letter = 'a'; x > 0; letter++, x /= 10) flags += std::string(x % 10, letter);
        std::cout << flags << '\n';
        return 0;
    }
    std::string flags;
    std::cin >> flags;
    std::vector<int> count(6);
    for (char letter : flags)
        if (letter != 'z') count.at(letter - 'a')++;
    int x = 0;
    for (int place = 5; place >= 0; place--) x = x * 10 + count[place];
    std::cout << x << '\n';
}
