#include "refusal.h"

int main(void) {
  static char piece[MEBIBYTE];
  int fd = shm_open("/bomb", O_CREAT | O_RDWR, 0600);
  if (fd < 0) return 0;
  for (int i = 0; i < 2048; i++)
    if (write(fd, piece, sizeof piece) < 0) return 0;
  got_through("2 GB of shared memory");
}
