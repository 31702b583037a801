// A tree of processes: what it uses, where no cgroup counts it, and its end, where no namespace brings it.
#pragma once
#include "base.h"

struct tree_use {
  u64 cpu_ns, memory_bytes;
};

// Sums the processes below `root`, not `root` itself; processes that come and go in between are missed.
struct tree_use look_at_tree(pid_t root);

// Kills every process below `root` (this process) but the spared and what is below them, and reaps its own dead
// children. Returns how many were still found.
size_t kill_tree(pid_t root, const pid_t *spared, size_t spared_count);

unsigned count_threads_of(uid_t user);
