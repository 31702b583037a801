#include <iostream>
#include <string>
#include <vector>

// Tries all 2^n ways from the lightest weight up, and only looks at the sums at the end.
int n;
std::vector<int> pan;

bool place(int weight, long long balance) {
    if (weight > n) return balance == 0;
    for (int side : {0, 1}) {
        pan[weight] = side;
        if (place(weight + 1, balance + (side == 0 ? weight : -weight))) return true;
    }
    return false;
}

int main() {
    std::cin >> n;
    pan.resize(n + 1);
    if (!place(1, 0)) {
        std::cout << "YOQ\n";
        return 0;
    }
    std::string text[2];
    int count[2] = {0, 0};
    for (int weight = 1; weight <= n; weight++) {
        text[pan[weight]] += " " + std::to_string(weight);
        count[pan[weight]]++;
    }
    std::cout << "HA\n" << count[0] << text[0] << '\n' << count[1] << text[1] << '\n';
}
