#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

// First pass: checks the letters, mixes them and asks for a second pass. Second pass: compares the number.
// Which pass it is, is kept in the feedback folder, which lives through both.
namespace {
std::string feedback;

void note(const std::string &why) { std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << '\n'; }
[[noreturn]] void reject(const std::string &why) {
    note(why);
    std::exit(43);
}

// The mixing depends on the letters and the number alone, so that a second run of the test gives the same.
std::string mixed(std::string letters, unsigned seed) {
    std::sort(letters.begin(), letters.end());
    std::mt19937 random(seed);
    for (size_t left = letters.size(); left > 1; left--) std::swap(letters[left - 1], letters[random() % left]);
    return letters;
}
}  // namespace

int main(int argc, char **argv) {
    if (argc < 4) return 1;
    feedback = argv[3];
    std::ifstream input(argv[1]), answer(argv[2]);
    unsigned x;
    if (!(answer >> x)) return 1;
    const std::string stateName = feedback + "first-pass-done";
    bool isSecondPass = std::ifstream(stateName).good();

    std::string token, rest;
    if (!(std::cin >> token)) reject("no output");
    if (std::cin >> rest) reject("more than one word");
    if (isSecondPass) {
        if (token != std::to_string(x)) reject("received " + token.substr(0, 20) + ", " + std::to_string(x) + " was sent");
        note("received " + token);
        return 42;
    }
    if (token.size() > 60) reject(std::to_string(token.size()) + " flags");
    for (char letter : token)
        if (letter < 'a' || letter > 'z') reject("a flag that is no small letter");
    note("sent " + token);
    std::ofstream(stateName) << "yes\n";
    std::ofstream(feedback + "nextpass.in") << "qabul\n" << mixed(token, x) << '\n';
    return 42;
}
