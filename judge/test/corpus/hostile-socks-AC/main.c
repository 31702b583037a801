#include "refusal.h"

int main(void) {
  static char piece[65536];
  int pair[2];
  for (int i = 0; i < 10000; i++) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair) < 0) return 0;
    while (write(pair[0], piece, sizeof piece) > 0) continue;
  }
  got_through("10000 full sockets");
}
