#include "refusal.h"

int main(void) {
  void *at = calloc(64, (size_t)MEBIBYTE);
  MUST_FAIL(mlock(at, (size_t)(64 * MEBIBYTE)));
  MUST_FAIL(mlockall(MCL_CURRENT | MCL_FUTURE));
  return 0;
}
