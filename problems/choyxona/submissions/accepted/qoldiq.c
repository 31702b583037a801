#include <stdio.h>

int main(void) {
    long long guests, cups_each, cups_per_pot;
    if (scanf("%lld %lld %lld", &guests, &cups_each, &cups_per_pot) != 3) return 1;
    long long cups = guests * cups_each;
    printf("%lld\n", cups / cups_per_pot + (cups % cups_per_pot != 0));
    return 0;
}
