#include "refusal.h"

int main(void) {
  const char *const names[] = {"left-here", "/tmp/left-here", "/dev/shm/left-here", "/var/tmp/left-here", "/run/lock/left-here"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    int fd = open(names[i], O_CREAT | O_WRONLY, 0666);
    if (fd >= 0) close(fd);
  }
  mkdir("locked", 0700);
  close(open("locked/inner", O_CREAT | O_WRONLY, 0600));
  chmod("locked", 0);
  mkdir("/tmp/left-folder", 0700);
  mkdir("/tmp/left-folder/inner", 0700);
  return 0;
}
