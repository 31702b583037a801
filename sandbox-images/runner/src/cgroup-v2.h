// What cgroup.c leaves to the unified hierarchy, and the helpers the two share.
#pragma once
#include "cgroup.h"

bool prepare_v2(const char *root, const char *parent, char detail[MAX_DETAIL]);
bool open_v2(struct cgroup *cgroup, const char *root, const char *parent);
bool leave_v2(struct cgroup *cgroup);
void remove_v2(struct cgroup *cgroup);
// Kills and removes what is below the folder `name`, two folders deep; harmless where there is none.
void empty_folder_v2(int parent, const char *name);

// The number after `key`, or the first one; 0 when there is none.
u64 read_counter(int fd, const char *key);
int open_folder(const char *format, const char *root, const char *middle, const char *parent);
bool make_folder(const char *format, const char *root, const char *middle, const char *parent);
void forget_counters(struct cgroup *cgroup);
