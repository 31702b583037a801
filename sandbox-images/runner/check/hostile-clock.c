// A machine whose clock is stepped at every look: linked into a runner with --wrap, each of these jumps an hour forward
// or back. The monotonic clock, which nobody can set, is let through. A runner that judges by it notices nothing.
#include <sys/time.h>
#include <time.h>

#define HOUR 3600

int __real_clock_gettime(clockid_t clock, struct timespec *at);
time_t __real_time(time_t *at);
int __real_gettimeofday(struct timeval *at, void *zone);

static int step(void) {
  static int looks;
  return looks++ % 2 == 0 ? HOUR : -HOUR;
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *at) {
  int result = __real_clock_gettime(clock, at);
  if (clock != CLOCK_MONOTONIC && clock != CLOCK_PROCESS_CPUTIME_ID) at->tv_sec += step();
  return result;
}

time_t __wrap_time(time_t *at) {
  time_t now = __real_time(NULL) + step();
  if (at) *at = now;
  return now;
}

int __wrap_gettimeofday(struct timeval *at, void *zone) {
  int result = __real_gettimeofday(at, zone);
  at->tv_sec += step();
  return result;
}
