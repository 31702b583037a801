#include "refusal.h"

int main(void) {
  lseek(1, 50 * MEBIBYTE, SEEK_SET);
  if (write(1, "x", 1) == 1) got_through("a byte at 50 MB");
  return 0;
}
