#include "refusal.h"

int main(void) {
  char path[64];
  must_not_open("/proc/self/fd/0", O_WRONLY);
  snprintf(path, sizeof path, "/proc/%d/fd/0", getpid());
  must_not_open(path, O_RDWR);
  MUST_FAIL(ftruncate(0, 0));
  return 0;
}
