// What every process of a lane knows: written once by the runner before its keepers are forked, read-only after.
#pragma once
#include "base.h"

#include <linux/filter.h>

#define MAX_TOOLS 16
#define MAX_CORES 1024
#define INNER_PROGRAM_ID 60001

enum lane_mode { LANE_FULL, LANE_REDUCED };

// Where a program sees its files; the same for every run in one place.
struct place_paths {
  char folder[64], scratch[64], shown[64];
};

struct lane {
  enum lane_mode mode;
  const char *store_path;
  int store; // O_PATH, as the runner sees it
  const char *tools[MAX_TOOLS];
  size_t tool_count;
  const char *hidden[MAX_TOOLS]; // covered, should they lie in a tree that is shown
  size_t hidden_count;
  long core; // pinned to this one, or -1
  bool is_core_shared; // another lane holds it too
  const char *cgroup_root, *cgroup_parent, *name;
  bool is_root;          // the worker is uid 0: programs get a uid of their own
  bool has_user_ns;      // false: real root without user namespaces
  uid_t host_keeper_id;  // what inner uid 0 is outside
  uid_t host_program_id; // what the program's uid is outside
  uid_t program_id[2];   // the program's uid as its init sees it
  struct place_paths paths[2];
  struct sock_fprog filter;
  int landlock_abi; // 0: the kernel has none
  // The runner's own children, keeper and init of each place, which no cleaning may touch (reduced box).
  pid_t spared[4];
};
