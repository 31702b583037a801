// Hides the loop from whoever looks for the word alone.
#include <cstdio>
#define GLUE(a, b) a##b
#define AGAIN GLUE(whi, le)

int main() {
    long long n;
    int count = 0;
    if (scanf("%lld", &n) != 1) return 1;
    AGAIN(n != 1) n = n % 2 == 1 ? 3 * n + 1 : n / 2, ++count;
    printf("%d\n", count);
}
