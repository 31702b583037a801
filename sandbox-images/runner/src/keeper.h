// The process that stays inside a lane's namespaces and starts an init for each test.
#pragma once
#include "cgroup.h"
#include "lane.h"

struct keeper {
  pid_t pid;
  int sock;
};

// Forks a keeper for place `place` (0 or 1) and waits until it stands ready inside its namespaces.
bool start_keeper(struct keeper *keeper, const struct lane *lane, const struct cgroup *cgroup, int place,
                  char detail[MAX_DETAIL]);
void stop_keeper(struct keeper *keeper);

// Asks for an init that listens on `sock`, born in the cgroup folder unless that is -1; the answer is read later by take_init, so that the two do not wait for
// each other.
bool ask_init(struct keeper *keeper, int sock, int cgroup_folder);
// The init's pid; it is this process's own child. -1 when the keeper is gone. `is_inside`: it was born in the folder.
pid_t take_init(struct keeper *keeper, bool *is_inside, char detail[MAX_DETAIL]);
