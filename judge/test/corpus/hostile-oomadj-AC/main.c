#include "refusal.h"

int main(void) {
  int fd = open("/proc/self/oom_score_adj", O_WRONLY);
  if (fd >= 0 && write(fd, "-1000", 5) > 0) got_through("oom_score_adj");
  return 0;
}
