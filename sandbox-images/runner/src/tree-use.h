// What a tree of processes uses, where no cgroup counts it.
#pragma once
#include "base.h"

struct tree_use {
  u64 cpu_ns, memory_bytes;
};

// Sums the processes below `root`, not `root` itself; processes that come and go in between are missed.
struct tree_use look_at_tree(pid_t root);
