#include "refusal.h"

int main(void) {
  MUST_FAIL(syscall(SYS_userfaultfd, 0));
  MUST_FAIL(syscall(SYS_userfaultfd, 1));
  return 0;
}
