// No for and no while: the function calls itself.
#include <cstdio>

long long steps(long long n) {
    return n == 1 ? 0 : 1 + steps(n % 2 == 1 ? 3 * n + 1 : n / 2);
}

int main() {
    long long n;
    if (scanf("%lld", &n) != 1) return 1;
    printf("%lld\n", steps(n));
}
