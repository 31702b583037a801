#include "refusal.h"

int main(void) {
  static char piece[MEBIBYTE];
  char name[32];
  long written = 0;
  signal(SIGXFSZ, SIG_IGN);
  enter_writable_folder();
  for (int i = 0; i < 64; i++) {
    snprintf(name, sizeof name, "f%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0) return 0;
    for (int k = 0; k < 64 && write(fd, piece, sizeof piece) > 0; k++) written++;
    close(fd);
    if (written > 128) got_through("128 MB in the scratch folder");
  }
  return 0;
}
