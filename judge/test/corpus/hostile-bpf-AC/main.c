#include "refusal.h"

int main(void) {
  char attributes[128] = {0};
  for (int command = 0; command < 6; command++) MUST_FAIL(syscall(SYS_bpf, command, attributes, sizeof attributes));
  if (errno == EINVAL || errno == EFAULT) got_through("bpf reads its arguments");
  return 0;
}
