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
  int place;                      // v2: the place's own folder
  u64 memory_limit, pids_limit;   // as last written, 0: never
  u64 serial;                     // v2: how many folders were made
  bool has_peak;                  // v2: the kernel has memory.peak
  u64 start_usage, start_kills, start_clock;
};

// Which kind the machine offers below `root`, having made the parent folder for lanes; CGROUP_NONE and why in `detail`.
enum cgroup_kind find_cgroups(const char *root, const char *parent, char detail[MAX_DETAIL]);

// Makes the place's cgroup, once. v2: with one for the keeper in it.
bool open_cgroup(struct cgroup *cgroup, enum cgroup_kind kind, const char *root, const char *parent, const char *name);

// v1: moves the calling process in; its children are born there.
bool join_cgroup(const struct cgroup *cgroup);

// v2: moves the keeper in; the tests it clones are born beside it. Does nothing on v1.
bool adopt_keeper(const struct cgroup *cgroup, pid_t keeper);

// v2: makes the next test's own cgroup, so that memory.peak begins at nothing. Its folder, which the next init is to be
// born in, or -1 on v1 and without cgroups, where there is none to make.
bool ready_cgroup(struct cgroup *cgroup, int *folder);

// v2: moves an init in that could not be born inside.
bool enter_cgroup(const struct cgroup *cgroup, pid_t init);

// Writes the limits (`spare` processes on top) and remembers the counters.
bool start_counting(struct cgroup *cgroup, u64 memory_bytes, u64 processes);

u64 cpu_used_ns(const struct cgroup *cgroup);
// Peak since start_counting, less what was in use then, or is in use now that everyone is dead, if that is more: files
// read for the first time and files written stay in the page cache and are nobody's memory.
u64 peak_bytes(const struct cgroup *cgroup);
u64 oom_kills(const struct cgroup *cgroup);

// Whether peak_bytes has a peak to tell.
bool counts_peak(const struct cgroup *cgroup);

// After the init has been reaped: false when processes of the test are still there. v2: kills and removes the test's
// cgroup too.
bool leave_cgroup(struct cgroup *cgroup);
void remove_cgroup(struct cgroup *cgroup);

// Removes cgroups named <pid>-… below the parent whose process is gone.
void remove_stale_cgroups(enum cgroup_kind kind, const char *root, const char *parent);
