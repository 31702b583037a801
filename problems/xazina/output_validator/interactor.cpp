#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <thread>

// The carpet: input file "n a b". Called with the input, the answer and the feedback folder;
// standard input and output are joined to the submission.
namespace {
std::string feedback;

[[noreturn]] void finish(int code, const std::string &why) {
    std::ofstream(feedback + "judgemessage.txt", std::ios::app) << why << '\n';
    std::exit(code);
}
[[noreturn]] void accept(const std::string &why) { finish(42, why); }
[[noreturn]] void reject(const std::string &why) { finish(43, why); }

// Shortens and cleans what a submission wrote, before it goes into a message.
std::string quoted(const std::string &text) {
    std::string shown;
    for (char c : text.substr(0, 40)) shown += c >= ' ' && c < 127 ? c : '?';
    return "\"" + shown + "\"";
}
}  // namespace

int main(int argc, char **argv) {
    if (argc < 4) return 1;
    feedback = argv[3];
    std::ifstream input(argv[1]);
    long long n, a, b;
    if (!(input >> n >> a >> b)) return 1;

    const int mostMeasurements = 4;
    std::cout << n << std::endl;
    for (int measurements = 0;;) {
        std::string line;
        if (!std::getline(std::cin, line)) {
            // A crashed submission closes its end a moment before the judge sees the crash. Who leaves first decides
            // the verdict, so leave the judge that moment.
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            reject("the submission ended without an answer");
        }
        std::istringstream words(line);
        std::string kind, rest;
        long long x, y;
        if (!(words >> kind >> x >> y) || (kind != "?" && kind != "!") || words >> rest)
            reject("malformed message " + quoted(line));
        if (x < 1 || x > n || y < 1 || y > n) reject("cell outside the carpet: " + quoted(line));
        if (kind == "!") {
            if (x != a || y != b) reject("wrong cell " + quoted(line));
            if (std::getline(std::cin, line)) reject("text after the answer: " + quoted(line));
            accept(std::to_string(measurements) + " measurements");
        }
        if (++measurements > mostMeasurements) reject("too many measurements");
        std::cout << std::llabs(x - a) + std::llabs(y - b) << std::endl;
    }
}
