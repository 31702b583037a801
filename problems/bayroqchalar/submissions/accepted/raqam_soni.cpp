#include <array>
#include <iostream>
#include <string>

// The digit at each place is told by how many times that place's letter comes; 'z' keeps the sack from being empty.
int main() {
    std::string tower;
    std::cin >> tower;
    if (tower == "yubor") {
        int x;
        std::cin >> x;
        std::string flags = "z";
        for (char letter = 'a'; x > 0; letter++, x /= 10) flags += std::string(x % 10, letter);
        std::cout << flags << '\n';
    } else {
        std::string flags;
        std::cin >> flags;
        std::array<int, 7> count{};
        for (char letter : flags)
            if (letter != 'z') count[letter - 'a']++;
        int x = 0;
        for (int place = 6; place >= 0; place--) x = x * 10 + count[place];
        std::cout << x << '\n';
    }
}
