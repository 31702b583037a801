#include "refusal.h"

int main(void) {
  int pair[2];
  if (pipe(pair) < 0) return 2;
  close(pair[0]);
  return write(pair[1], "x", 1) == 1;
}
