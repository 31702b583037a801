#include "refusal.h"

int main(void) {
  static char piece[MEBIBYTE];
  int written = 0;
  for (int i = 0; i < 128; i++) {
    int fd = memfd_create("bomb", 0);
    for (int k = 0; fd >= 0 && k < 16 && write(fd, piece, sizeof piece) > 0; k++) written++;
  }
  if (written > 300) got_through("300 MB of memory files");
  return 0;
}
