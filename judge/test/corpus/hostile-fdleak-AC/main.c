#include "refusal.h"

int main(void) {
  for (int fd = 3; fd < 4096; fd++)
    if (fcntl(fd, F_GETFD) >= 0) got_through("an inherited descriptor");
  return 0;
}
