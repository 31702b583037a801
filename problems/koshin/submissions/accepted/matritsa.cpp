#include <array>
#include <iostream>

using Matrix = std::array<long long, 4>;
const long long modulus = 1000000007;

Matrix multiply(const Matrix &p, const Matrix &q) {
    return {(p[0] * q[0] + p[1] * q[2]) % modulus, (p[0] * q[1] + p[1] * q[3]) % modulus,
            (p[2] * q[0] + p[3] * q[2]) % modulus, (p[2] * q[1] + p[3] * q[3]) % modulus};
}

int main() {
    long long n, a, b;
    std::cin >> n >> a >> b;
    Matrix result{1, 0, 0, 1}, step{a, b, 1, 0};
    for (; n > 0; n /= 2) {
        if (n % 2 == 1) result = multiply(result, step);
        step = multiply(step, step);
    }
    std::cout << result[0] << '\n';
}
