#include <algorithm>
#include <iostream>
#include <string>

// The receiver tries all orders of the flags, looking for the one its own sender would have written.
std::string encoded(int x) {
    std::string flags;
    for (char letter = 'a'; letter <= 'g'; letter++, x /= 10) flags = std::string(x % 10, letter) + flags;
    return flags + "z";
}

int main() {
    std::string tower;
    std::cin >> tower;
    if (tower == "yubor") {
        int x;
        std::cin >> x;
        std::cout << encoded(x) << '\n';
        return 0;
    }
    std::string flags;
    std::cin >> flags;
    std::sort(flags.begin(), flags.end());
    do {
        if (!std::is_sorted(flags.begin(), flags.end() - 1, std::greater<>()) || flags.back() != 'z') continue;
        int x = 0, scale = 1;
        for (char letter = 'a'; letter <= 'g'; letter++, scale *= 10)
            x += scale * static_cast<int>(std::count(flags.begin(), flags.end(), letter));
        std::cout << x << '\n';
        return 0;
    } while (std::next_permutation(flags.begin(), flags.end()));
}
