#include "refusal.h"

#include <sys/mount.h>

int main(void) {
  MUST_FAIL(mount("tmpfs", "/tmp", "tmpfs", 0, NULL));
  MUST_FAIL(mount(NULL, "/", NULL, MS_REMOUNT, NULL));
  MUST_FAIL(mount("/", "/tmp", NULL, MS_BIND, NULL));
  MUST_FAIL(umount2("/proc", MNT_DETACH));
  MUST_FAIL(syscall(SYS_fsopen, "tmpfs", 0));
  MUST_FAIL(syscall(SYS_open_tree, AT_FDCWD, "/", 1));
  return 0;
}
