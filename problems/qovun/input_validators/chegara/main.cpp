#include <cstdlib>
#include <cstring>
#include <iostream>

// Bounds of an input: chegara [--max-n N] [--max-w W]; without a flag the bound of the statement holds.
int main(int argc, char **argv) {
    long long mostMelons = 36, heaviest = 1000000000;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (!std::strcmp(argv[i], "--max-n")) mostMelons = std::atoll(argv[i + 1]);
        else if (!std::strcmp(argv[i], "--max-w")) heaviest = std::atoll(argv[i + 1]);
        else {
            std::cerr << "unknown flag " << argv[i] << '\n';
            return 1;
        }
    }
    long long n, weight;
    if (!(std::cin >> n) || n < 1 || n > mostMelons) return 43;
    for (int i = 0; i < n; ++i) {
        if (!(std::cin >> weight) || weight < 1 || weight > heaviest) return 43;
    }
    return 42;
}
