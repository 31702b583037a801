// A tree a hundred thousand folders deep beats a walk that recurses, and one that counts its depth. So this one keeps a
// single folder open: it goes down into the first folder that is not empty and comes back by "..", which nobody can
// have moved, because everyone who could is dead by now.
#include "wipe.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTER (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

// Removes what can be removed of `folder`. Returns the first folder in it that is not empty, opened, or -1; `*failed`
// says that something stays that is no folder to go into.
static int empty_one(int folder, bool *failed) {
  int again = openat(folder, ".", ENTER), inner = -1;
  DIR *list = again < 0 ? NULL : fdopendir(again);
  *failed = list == NULL;
  if (!list) {
    shut(&again);
    return -1;
  }
  for (struct dirent *entry = readdir(list); entry && inner < 0; entry = readdir(list)) {
    const char *name = entry->d_name;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
    if (unlinkat(folder, name, 0) == 0 || unlinkat(folder, name, AT_REMOVEDIR) == 0) continue;
    inner = openat(folder, name, ENTER);
    if (inner < 0 && errno == EACCES && fchmodat(folder, name, 0700, 0) == 0) inner = openat(folder, name, ENTER);
    if (inner >= 0) fchmod(inner, 0700);
    else *failed = true;
  }
  closedir(list);
  return inner;
}

bool wipe_folder(int top) {
  struct stat first, here;
  bool failed = false;
  int folder = openat(top, ".", ENTER);
  if (folder < 0 || fstat(folder, &first) < 0) failed = true;
  while (!failed) {
    int next = empty_one(folder, &failed);
    if (failed) {
      shut(&next);
      break;
    }
    if (next < 0) {
      if (fstat(folder, &here) < 0) failed = true;
      else if (here.st_ino == first.st_ino && here.st_dev == first.st_dev) break;
      else next = openat(folder, "..", ENTER);
    }
    shut(&folder);
    folder = next;
    failed = failed || folder < 0;
  }
  shut(&folder);
  return !failed;
}
