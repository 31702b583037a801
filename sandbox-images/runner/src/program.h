// From the init's child to the program.
#pragma once
#include "lane.h"
#include "request.h"

struct program_plan {
  const struct lane *lane;
  const struct side *side;
  int place;
  int stdin_fd, stdout_fd, stderr_fd;
  int landlock; // ruleset, or -1
  unsigned spare_processes;
  // Written by the child, which shares the init's memory until it execs.
  volatile int failed_errno;
  const char *volatile failed_step;
  volatile u64 started_ns;
};

_Noreturn void become_program(struct program_plan *plan);
