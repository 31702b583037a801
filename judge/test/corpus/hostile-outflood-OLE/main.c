#include "refusal.h"

int main(void) {
  static char piece[65536];
  memset(piece, 'x', sizeof piece);
  for (;;)
    if (write(1, piece, sizeof piece) < 0) return 0;
}
