#include "refusal.h"

int main(void) {
  MUST_FAIL(syscall(SYS_add_key, "user", "left", "x", 1, -3));
  MUST_FAIL(syscall(SYS_keyctl, 0, -3, 1, 0, 0));
  MUST_FAIL(syscall(SYS_request_key, "user", "left", NULL, -3));
  return 0;
}
