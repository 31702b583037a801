#include "refusal.h"

int main(void) {
  char name[32];
  enter_writable_folder();
  for (int i = 0; i < 300000; i++) {
    snprintf(name, sizeof name, "i%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0) return 0;
    close(fd);
    if (i == 50000) got_through("50000 files");
  }
  return 0;
}
