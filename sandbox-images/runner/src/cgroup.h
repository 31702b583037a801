// Bounds and counts what one place of a lane uses: memory, processes and processor time of the program and all it
// started, whether it was waited for or not.
#pragma once
#include "base.h"

enum cgroup_kind { CGROUP_NONE, CGROUP_V1, CGROUP_V2 };

struct cgroup {
  enum cgroup_kind kind;
  char name[128];
  int memory, pids, cpu;          // folders; v2 uses `memory` for its one folder
  int usage, peak, kills, clock;  // counters kept open
  int memory_base, pids_base, cpu_base; // the parents, to remove from
  u64 memory_limit, pids_limit;   // as last written, 0: never
  u64 serial;                     // v2: how many folders were made
  u64 start_usage, start_kills, start_clock;
};

// Which kind the machine offers below `root`, having made the parent folder for lanes; CGROUP_NONE and why in `detail`.
enum cgroup_kind find_cgroups(const char *root, const char *parent, char detail[MAX_DETAIL]);

// v1: makes the place's cgroup, once. v2: only opens the parent.
bool open_cgroup(struct cgroup *cgroup, enum cgroup_kind kind, const char *root, const char *parent, const char *name);

// v1: moves the calling process in; its children are born there.
bool join_cgroup(const struct cgroup *cgroup);

// v2: a fresh cgroup with `pid` in it, so that memory.peak begins at nothing. Does nothing on v1.
bool enter_cgroup(struct cgroup *cgroup, pid_t pid);

// Writes the limits (`spare` processes on top) and remembers the counters.
bool start_counting(struct cgroup *cgroup, u64 memory_bytes, u64 processes);

u64 cpu_used_ns(const struct cgroup *cgroup);
// Peak since start_counting, less what was in use then, or is in use now that everyone is dead, if that is more: files
// read for the first time and files written stay in the page cache and are nobody's memory.
u64 peak_bytes(const struct cgroup *cgroup);
u64 oom_kills(const struct cgroup *cgroup);

// v2: kills and removes the run's cgroup. Does nothing on v1.
void leave_cgroup(struct cgroup *cgroup);
void remove_cgroup(struct cgroup *cgroup);

// Removes cgroups named <pid>-… below the parent whose process is gone.
void remove_stale_cgroups(enum cgroup_kind kind, const char *root, const char *parent);
