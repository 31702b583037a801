#include "refusal.h"

int main(void) {
  const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  const int kinds[] = {RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CPU, RLIMIT_NPROC, RLIMIT_CORE, RLIMIT_MEMLOCK, RLIMIT_STACK};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    MUST_FAIL(setrlimit(kinds[i], &all));
    MUST_FAIL(prlimit(getppid(), kinds[i], &all, NULL));
  }
  return 0;
}
