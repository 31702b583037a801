#include <cstdlib>
#include <iostream>

// Binary search along each axis: right, but far more than four measurements.
long long measure(long long x, long long y) {
    std::cout << "? " << x << ' ' << y << std::endl;
    long long distance;
    if (!(std::cin >> distance)) std::exit(0);
    return distance;
}

int main() {
    long long n;
    std::cin >> n;
    long long low = 1, high = n;
    while (low < high) {
        long long middle = (low + high) / 2;
        if (measure(middle, 1) < measure(middle + 1, 1)) high = middle;
        else low = middle + 1;
    }
    long long a = low;
    low = 1, high = n;
    while (low < high) {
        long long middle = (low + high) / 2;
        if (measure(a, middle) < measure(a, middle + 1)) high = middle;
        else low = middle + 1;
    }
    std::cout << "! " << a << ' ' << low << std::endl;
}
