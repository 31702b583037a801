#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

// Checks the order itself; the answer file only says whether one exists.
namespace {
std::string feedback;

[[noreturn]] void finish(int code, const std::string &why) {
    std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << '\n';
    std::exit(code);
}
[[noreturn]] void reject(const std::string &why) { finish(43, why); }

std::string lowered(std::string word) {
    for (char &c : word)
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    return word;
}

// Places of the topics in the order written on the stream. Whole tokens are read, so that "2x" is no number.
std::vector<int> readPlaces(std::istream &in, int n) {
    std::vector<int> place(n + 1, 0);
    for (int at = 1; at <= n; at++) {
        std::string token;
        if (!(in >> token)) reject("only " + std::to_string(at - 1) + " topics of " + std::to_string(n));
        if (token.size() > 4 || token.find_first_not_of("0123456789") != std::string::npos)
            reject("not a topic: \"" + token.substr(0, 20) + "\"");
        int topic = std::stoi(token);
        if (topic < 1 || topic > n) reject("no such topic: " + token);
        if (place[topic] != 0) reject("topic " + token + " comes twice");
        place[topic] = at;
    }
    return place;
}
}  // namespace

int main(int argc, char **argv) {
    if (argc < 4) return 1;
    feedback = argv[3];
    std::ifstream input(argv[1]), answer(argv[2]);
    int n, m;
    std::string juryWord;
    if (!(input >> n >> m) || !(answer >> juryWord)) return 1;
    std::vector<std::pair<int, int>> requirements(m);
    for (auto &[before, after] : requirements)
        if (!(input >> before >> after)) return 1;

    std::string word, rest;
    if (!(std::cin >> word)) reject("no output");
    if (lowered(word) == "yoq") {
        if (std::cin >> rest) reject("text after YOQ");
        if (juryWord != "YOQ") reject("an order exists");
        finish(42, "no order, as it should be");
    }
    if (lowered(word) != "ha") reject("neither HA nor YOQ: \"" + word.substr(0, 20) + "\"");
    std::vector<int> place = readPlaces(std::cin, n);
    if (std::cin >> rest) reject("text after the order");
    for (auto [before, after] : requirements)
        if (place[before] > place[after])
            reject("topic " + std::to_string(before) + " must come before " + std::to_string(after));
    // A right order where the jury found none: the jury's answer is wrong, not the submission.
    if (juryWord == "YOQ") return 1;
    finish(42, "order is right");
}
