// The first process of a test: it lays out the test's place, starts the program, waits, and reports.
#pragma once
#include "lane.h"
#include "request.h"

enum init_outcome { INIT_ENDED = 1, INIT_FAILED = 2 };

// Follows each request to an init: its body, then descriptors stdin, stdout, stderr and one per placed file.
struct init_order {
  unsigned side;
  unsigned spare_processes; // what this user runs already, where that is counted against the program
  unsigned length;
  char body[MAX_BODY];
};

struct init_report {
  enum init_outcome outcome;
  int status;                  // as wait4 gave it
  u64 program_cpu_ns, maxrss_bytes;
  u64 init_cpu_ns;             // the init's own share, to be taken off a cgroup's count
  u64 started_ns, ended_ns;
  unsigned collected;          // descriptors follow, collected_index names them
  unsigned short collected_index[MAX_COLLECT];
  char detail[MAX_DETAIL];
};

_Noreturn void run_init(const struct lane *lane, int place, int sock);
