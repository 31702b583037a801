#include <iostream>
#include <iterator>
#include <string>

// Reads byte by byte, so that every space and newline is where it belongs.
struct Reader {
    std::string text;
    size_t at = 0;

    [[noreturn]] void refuse(const std::string &why) const {
        std::cerr << "byte " << at << ": " << why << '\n';
        std::exit(43);
    }
    long long integer(long long lowest, long long highest) {
        size_t start = at;
        long long value = 0;
        while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) && at - start < 12)
            value = value * 10 + (text[at++] - '0');
        if (at == start) refuse("a number is missing");
        if (text[start] == '0' && at - start > 1) refuse("leading zero");
        if (value < lowest || value > highest) refuse("number out of bounds");
        return value;
    }
    void exactly(char wanted) {
        if (at >= text.size() || text[at] != wanted) refuse(wanted == '\n' ? "newline expected" : "space expected");
        at++;
    }
};

int main() {
    Reader in;
    in.text.assign(std::istreambuf_iterator<char>(std::cin), {});
    long long n = in.integer(1, 1000);
    in.exactly(' ');
    in.integer(1, 1000000000);
    in.exactly('\n');
    for (long long i = 0; i < n; i++) {
        if (i > 0) in.exactly(' ');
        in.integer(1, 1000000000);
    }
    in.exactly('\n');
    if (in.at != in.text.size()) in.refuse("text after the end");
    return 42;
}
