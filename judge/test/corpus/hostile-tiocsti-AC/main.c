#include "refusal.h"

#include <sys/ioctl.h>

int main(void) {
  for (int fd = 0; fd < 3; fd++) MUST_FAIL(ioctl(fd, TIOCSTI, "x"));
  must_not_open("/dev/tty", O_RDWR);
  return 0;
}
