#include "refusal.h"

int main(void) {
  static char piece[MEBIBYTE];
  int fd = open("artefact", O_CREAT | O_WRONLY, 0600);
  for (int i = 0; i < 9; i++)
    if (write(fd, piece, sizeof piece) < 0) return 2;
  return 0;
}
