#include "refusal.h"

int main(void) {
  char parameters[256] = {0};
  MUST_FAIL(syscall(SYS_io_uring_setup, 8, parameters));
  if (errno == EINVAL || errno == EFAULT) got_through("io_uring_setup reads its arguments");
  return 0;
}
