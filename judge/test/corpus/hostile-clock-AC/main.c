#include "refusal.h"

#include <sys/time.h>
#include <sys/timex.h>

int main(void) {
  const struct timespec when = {1, 0};
  const struct timeval then = {1, 0};
  struct timex change = {.modes = ADJ_OFFSET, .offset = 1000};
  MUST_FAIL(clock_settime(CLOCK_REALTIME, &when));
  MUST_FAIL(settimeofday(&then, NULL));
  MUST_FAIL(adjtimex(&change));
  return 0;
}
