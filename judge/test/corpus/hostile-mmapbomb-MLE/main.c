#include "refusal.h"

int main(void) {
  long size = 4096 * MEBIBYTE;
  volatile char *at = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) return 0;
  for (long i = 0; i < size; i += 4096) at[i] = 1;
  got_through("4 GB of map");
}
