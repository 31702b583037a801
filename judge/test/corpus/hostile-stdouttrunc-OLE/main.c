#include "refusal.h"

int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  if (ftruncate(1, 1l << 40) == 0) got_through("1 TB by truncate");
  signal(SIGXFSZ, SIG_DFL);
  lseek(1, 1l << 40, SEEK_SET);
  if (write(1, "x", 1) == 1) got_through("a byte at 1 TB");
  return 0;
}
