#include <iostream>

long long measure(long long x, long long y) {
    std::cout << "? " << x << ' ' << y << std::endl;
    long long distance;
    std::cin >> distance;
    return distance;
}

int main() {
    long long n;
    std::cin >> n;
    // (a - 1) + (b - 1) and (a - 1) + (n - b): their sum gives a, the first then gives b.
    long long left = measure(1, 1), right = measure(1, n);
    long long a = (left + right - (n - 1)) / 2 + 1;
    std::cout << "! " << a << ' ' << left - (a - 1) + 1 << std::endl;
}
