// The read-only tree a lane's programs live in.
#pragma once
#include "lane.h"

#define STORE_MOUNT "/.store"
#define FOLDER_MOUNT "/w"
#define SCRATCH_MOUNT "/tmp"
#define SHOWN_MOUNT "/shown"

// Builds the tree in this process's own mount namespace and makes it the root. `store` is a descriptor of the store
// opened in this mount namespace. Needs CAP_SYS_ADMIN over the namespace.
bool enter_lane_root(const struct lane *lane, int store, char detail[MAX_DETAIL]);
