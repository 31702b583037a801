#include <stdio.h>
int main(void) {
#ifndef ONLINE_JUDGE
    freopen("at-home.txt", "r", stdin);
#endif
    int a, b;
    if (scanf("%d %d", &a, &b) != 2) return 1;
    printf("%d\n", a + b);
}
