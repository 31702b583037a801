#include "refusal.h"

int main(void) {
  const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  if (setrlimit(RLIMIT_CORE, &all) == 0) got_through("core files");
  volatile int *nothing = NULL;
  *nothing = 1;
  return 0;
}
