// g++ -O2 sinov.cpp roads.cpp -o sinov && ./sinov < 1.in   (m = 0 boʻlgan testlar uchun)
#include "roads.h"

#include <iostream>

int main() {
    int n, given, generated, way, seed, a, b;
    std::cin >> n >> given >> generated >> way >> seed;
    init(n);
    for (char kind; std::cin >> kind >> a >> b;) {
        if (kind == '+') addRoad(a, b);
        else std::cout << (isReachable(a, b) ? "HA" : "YOQ") << '\n';
    }
}
