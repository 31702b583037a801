#include "refusal.h"

int main(void) {
  static char piece[65536];
  int pair[2];
  for (int i = 0; i < 10000; i++) {
    if (pipe2(pair, O_NONBLOCK) < 0) return 0;
    fcntl(pair[1], F_SETPIPE_SZ, (int)MEBIBYTE);
    while (write(pair[1], piece, sizeof piece) > 0) continue;
  }
  got_through("10000 full pipes");
}
