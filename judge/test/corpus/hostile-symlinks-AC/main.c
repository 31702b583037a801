#include "refusal.h"

int main(void) {
  symlink("/etc/passwd", "artefact");
  symlink("/etc/passwd", "out");
  mkfifo("err", 0600);
  mkdir("program", 0700);
  return 0;
}
