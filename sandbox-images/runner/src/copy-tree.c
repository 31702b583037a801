#include "copy-tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store.h"

#define DEEPEST 32
#define MOST_ENTRIES 20000

struct walk {
  u64 signature;
  size_t entries;
  bool is_copying;
};

static void mix(u64 *signature, const void *bytes, size_t length) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < length; i++) *signature = (*signature ^ at[i]) * 1099511628211u;
}

static bool walk_folder(struct walk *walk, int from, int to, int depth);

static bool copy_one(int from, int to, const char *name, mode_t mode) {
  int source = openat(from, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int target = source < 0 ? -1 : openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool copied = target >= 0 && copy_file(source, target, UINT64_MAX) && fchmod(target, mode & 0111 ? 0755 : 0644) == 0;
  shut(&source);
  shut(&target);
  return copied;
}

static bool walk_entry(struct walk *walk, int from, int to, const char *name, int depth) {
  struct stat about;
  if (++walk->entries > MOST_ENTRIES || fstatat(from, name, &about, AT_SYMLINK_NOFOLLOW) < 0) return false;
  // Entries come in any order, so each is mixed by itself and the results are added.
  u64 own = 14695981039346656037u;
  mix(&own, name, strlen(name));
  mix(&own, &about.st_ino, sizeof about.st_ino);
  mix(&own, &about.st_mode, sizeof about.st_mode);
  if (S_ISREG(about.st_mode)) {
    mix(&own, &about.st_size, sizeof about.st_size);
    mix(&own, &about.st_mtim, sizeof about.st_mtim);
    walk->signature += own;
    return !walk->is_copying || copy_one(from, to, name, about.st_mode);
  }
  walk->signature += own;
  if (!S_ISDIR(about.st_mode)) return true;
  if (walk->is_copying && mkdirat(to, name, 0755) < 0) return false;
  int inner_from = openat(from, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  int inner_to = walk->is_copying ? openat(to, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
  bool walked = inner_from >= 0 && (inner_to >= 0 || !walk->is_copying) && walk_folder(walk, inner_from, inner_to, depth + 1);
  shut(&inner_from);
  shut(&inner_to);
  return walked;
}

static bool walk_folder(struct walk *walk, int from, int to, int depth) {
  int again = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *list = again < 0 || depth > DEEPEST ? NULL : fdopendir(again);
  if (!list) {
    shut(&again);
    return false;
  }
  bool walked = true;
  for (struct dirent *entry = readdir(list); walked && entry; entry = readdir(list)) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    walked = walk_entry(walk, from, to, entry->d_name, depth);
  }
  closedir(list);
  return walked;
}

bool sign_tree(int folder, u64 *signature) {
  struct walk walk = {0, 0, false};
  bool walked = walk_folder(&walk, folder, -1, 0);
  *signature = walk.signature;
  return walked;
}

bool copy_tree(int from, int to) {
  struct walk walk = {0, 0, true};
  return walk_folder(&walk, from, to, 0);
}
