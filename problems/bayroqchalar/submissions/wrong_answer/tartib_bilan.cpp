#include <iostream>
#include <string>

// Writes the digits as letters in a row and relies on their order.
int main() {
    std::string tower, message;
    std::cin >> tower >> message;
    for (char &c : message) c = tower == "yubor" ? c - '0' + 'a' : c - 'a' + '0';
    std::cout << message << '\n';
}
