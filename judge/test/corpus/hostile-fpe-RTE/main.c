#include "refusal.h"

int main(void) {
  volatile int one = 1, zero = 0;
  volatile int quotient = one / zero;
  return quotient;
}
