#include "refusal.h"

// A daemon goes on swapping the artefact while the one who made it has already ended.
static void swap_for_ever(void) {
  setsid();
  for (;;) {
    unlink("other");
    rmdir("other");
    if (mkdir("other", 0700) < 0) continue;
    rename("artefact", "away");
    rename("other", "artefact");
    rename("artefact", "other");
    rename("away", "artefact");
  }
}

int main(void) {
  int fd = open("artefact", O_CREAT | O_WRONLY, 0600);
  if (fd < 0 || write(fd, "made", 4) != 4 || close(fd) < 0) return 2;
  if (fork() == 0) swap_for_ever();
  usleep(5000);
  return 0;
}
