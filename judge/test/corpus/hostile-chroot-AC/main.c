#include "refusal.h"

int main(void) {
  MUST_FAIL(chroot("/tmp"));
  MUST_FAIL(chroot("."));
  MUST_FAIL(syscall(SYS_pivot_root, ".", "."));
  return 0;
}
