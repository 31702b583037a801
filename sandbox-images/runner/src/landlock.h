// Landlock, where the kernel has it: the reduced box's only bound on which files a program sees.
#pragma once
#include "lane.h"

int landlock_version(void);

// The rules for one place, as a descriptor; -1 and errno when they cannot be made.
int build_landlock(const struct lane *lane, int place);

// Adds the process's own /proc folder and binds the process to the rules. no_new_privs must be set.
bool enforce_landlock(int rules);
