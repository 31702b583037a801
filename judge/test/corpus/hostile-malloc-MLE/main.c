#include "refusal.h"

int main(void) {
  for (int i = 0; i < 4096; i++) {
    volatile char *piece = malloc(MEBIBYTE);
    if (!piece) return 0;
    for (long at = 0; at < MEBIBYTE; at += 4096) piece[at] = 1;
  }
  got_through("4 GB of heap");
}
