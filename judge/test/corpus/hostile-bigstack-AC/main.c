#include "refusal.h"

#include <alloca.h>

int main(void) {
  volatile char *at = alloca((size_t)(200 * MEBIBYTE));
  for (long i = 0; i < 200 * MEBIBYTE; i += 4096) at[i] = 1;
  return 0;
}
