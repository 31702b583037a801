#include "refusal.h"

int main(void) {
  must_not_open("/proc/sys/kernel/core_pattern", O_WRONLY);
  must_not_open("/proc/sysrq-trigger", O_WRONLY);
  must_not_open("/proc/sys/vm/overcommit_memory", O_WRONLY);
  must_not_open("/proc/kcore", O_RDONLY);
  return 0;
}
