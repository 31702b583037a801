#include "core.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>

#include "claim.h"

bool read_cores(const char *text, unsigned cores[], size_t *count) {
  for (*count = 0;;) {
    char number[8];
    size_t length = strcspn(text, ",");
    u64 core;
    if (length >= sizeof number || *count == MAX_CORES) return false;
    memcpy(number, text, length);
    number[length] = 0;
    if (!read_decimal(number, CPU_SETSIZE - 1, &core)) return false;
    cores[(*count)++] = (unsigned)core;
    if (text[length] == 0) return true;
    text += length + 1;
  }
}

static bool pin_to(unsigned core) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(core, &one);
  return sched_setaffinity(0, sizeof one, &one) == 0;
}

bool pin_lane(struct lane *lane, const char *text) {
  unsigned cores[MAX_CORES];
  size_t count;
  if (!read_cores(text, cores, &count)) return false;
  unsigned chosen = cores[0];
  lane->is_core_shared = true;
  for (size_t i = 0; i < count && lane->is_core_shared; i++) {
    if (!claim_number("core", cores[i])) continue;
    chosen = cores[i];
    lane->is_core_shared = false;
  }
  if (pin_to(chosen)) lane->core = (long)chosen;
  else log_line("not pinned to core %u: %s", chosen, strerror(errno));
  return true;
}
