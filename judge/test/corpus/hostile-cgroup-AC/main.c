#include "refusal.h"

int main(void) {
  must_not_open("/sys/fs/cgroup/memory/memory.limit_in_bytes", O_WRONLY);
  must_not_open("/sys/fs/cgroup/memory.max", O_WRONLY);
  must_not_open("/sys/fs/cgroup/cgroup.procs", O_WRONLY);
  must_not_open("/cg/memory/memory.limit_in_bytes", O_WRONLY);
  MUST_FAIL(mkdir("/sys/fs/cgroup/left", 0700));
  MUST_FAIL(mkdir("/sys/fs/cgroup/memory/left", 0700));
  MUST_FAIL(mkdir("/sys/fs/cgroup/pids/left", 0700));
  MUST_FAIL(mkdir("/cg/left", 0700));
  MUST_FAIL(mkdir("/cg/memory/left", 0700));
  return 0;
}
