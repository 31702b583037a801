#include "refusal.h"

#include <sys/personality.h>

int main(void) {
  MUST_FAIL(personality(ADDR_NO_RANDOMIZE));
  MUST_FAIL(personality(READ_IMPLIES_EXEC));
  return 0;
}
