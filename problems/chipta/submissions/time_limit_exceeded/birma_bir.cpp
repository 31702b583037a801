#include <iostream>
#include <string>

// Looks at every ticket.
// @EXPECTED_SCORE@: 20
int main() {
    std::string text;
    int k;
    std::cin >> text >> k;
    unsigned long long number = 0;
    if (text.size() > 19) text.assign(19, '9');
    for (char c : text) number = number * 10 + (c - '0');
    long long count = 0;
    for (unsigned long long ticket = 1; ticket <= number; ++ticket) {
        int sum = 0;
        for (unsigned long long rest = ticket; rest > 0; rest /= 10) sum += rest % 10;
        count += sum % k == 0;
    }
    std::cout << count % 1000000007 << '\n';
}
