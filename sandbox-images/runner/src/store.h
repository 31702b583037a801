// Files below a folder, opened so that no link and no ".." can lead out of it.
#pragma once
#include "base.h"

// openat2 with RESOLVE_BENEATH, NO_SYMLINKS and NO_MAGICLINKS, or the same by a walk of our own.
int open_beneath(int folder, const char *path, int flags, mode_t mode);

// A regular file for reading; -1 with errno EINVAL when it is something else (a fifo does not block).
int open_regular_beneath(int folder, const char *path, u64 *size);

// A new file for writing, in the place of one that was there. Parent folders must be there.
int create_beneath(int folder, const char *path, mode_t mode);

// Makes every parent folder of `path` below `folder`, owned as given (-1: as it comes).
bool make_parents_beneath(int folder, const char *path, uid_t owner, gid_t group);

// Copies all of `from`, from its start; stops with false past `most` bytes.
bool copy_file(int from, int to, u64 most);
