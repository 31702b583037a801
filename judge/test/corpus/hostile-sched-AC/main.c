#include "refusal.h"

#include <sched.h>

int main(void) {
  const struct sched_param first = {1};
  MUST_FAIL(sched_setscheduler(0, SCHED_FIFO, &first));
  MUST_FAIL(sched_setscheduler(0, SCHED_RR, &first));
  MUST_FAIL(setpriority(PRIO_PROCESS, 0, -20));
  return 0;
}
