// The tree is a small tmpfs with the machine's /usr (and the folders its tools link to) bound read-only, five device
// nodes, an /etc of our own, and empty places for what a test is given. Nothing else of the machine has a name in it.
// The store is bound at /.store for the inits alone: each init binds what its test may see and then unmounts it.
#include "lane-root.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STAGING "/tmp"
#define MAX_SOURCES 96

struct source {
  char path[256];
  char link[256]; // not empty: a symbolic link to make instead
  int fd;
  bool is_folder;
};

static const char *const TREES[] = {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64"};
static const char *const ETC_PREFIXES[] = {"alternatives", "ld.so.c", "java-", "mono", "fpc", "localtime", "pypy3", "python3"};
static const char *const DEVICES[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct source sources[MAX_SOURCES];
static size_t source_count;

// Sources are opened before the staging tmpfs hides what lies below /tmp.
static void open_source(const char *path) {
  struct stat about;
  if (source_count == MAX_SOURCES || strlen(path) >= sizeof sources->path || lstat(path, &about) < 0) return;
  struct source *source = &sources[source_count];
  memset(source, 0, sizeof *source);
  snprintf(source->path, sizeof source->path, "%s", path);
  source->fd = -1;
  if (S_ISLNK(about.st_mode)) {
    if (readlink(path, source->link, sizeof source->link - 1) <= 0) return;
  } else {
    source->fd = open(path, O_PATH | O_CLOEXEC);
    if (source->fd < 0) return;
    source->is_folder = S_ISDIR(about.st_mode);
  }
  source_count++;
}

static void open_sources(const struct lane *lane) {
  source_count = 0;
  for (size_t i = 0; i < COUNT(TREES); i++) open_source(TREES[i]);
  for (size_t i = 0; i < lane->tool_count; i++) open_source(lane->tools[i]);
  DIR *etc = opendir("/etc");
  for (struct dirent *entry = etc ? readdir(etc) : NULL; entry; entry = readdir(etc)) {
    char path[300];
    for (size_t i = 0; i < COUNT(ETC_PREFIXES); i++) {
      if (strncmp(entry->d_name, ETC_PREFIXES[i], strlen(ETC_PREFIXES[i])) != 0) continue;
      snprintf(path, sizeof path, "/etc/%s", entry->d_name);
      open_source(path);
      break;
    }
  }
  if (etc) closedir(etc);
  for (size_t i = 0; i < COUNT(DEVICES); i++) open_source(DEVICES[i]);
}

static void make_parents(const char *staged) {
  char path[512];
  snprintf(path, sizeof path, "%s", staged);
  for (char *slash = strchr(path + strlen(STAGING) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0755);
    *slash = '/';
  }
}

static bool bind_fd(int fd, const char *target) {
  char from[64];
  snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
  return mount(from, target, NULL, MS_BIND | MS_REC, NULL) == 0;
}

// Read-only, without set-uid, and without devices unless it is one. The whole tree where the kernel has mount_setattr
// (5.12); before that, the top mount only.
static bool seal(const char *target, bool is_device) {
  struct mount_attr attributes = {.attr_set = MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID};
  if (!is_device) attributes.attr_set |= MOUNT_ATTR_NODEV;
  if (syscall(SYS_mount_setattr, AT_FDCWD, target, AT_RECURSIVE, &attributes, sizeof attributes) == 0) return true;
  unsigned long flags = MS_BIND | MS_REMOUNT | MS_RDONLY | MS_NOSUID | (is_device ? 0 : MS_NODEV);
  return mount(NULL, target, NULL, flags, NULL) == 0;
}

static bool stage(const struct source *source, char detail[MAX_DETAIL]) {
  char target[512];
  snprintf(target, sizeof target, STAGING "%s", source->path);
  make_parents(target);
  if (source->link[0]) {
    if (symlink(source->link, target) == 0 || errno == EEXIST) return true;
  } else {
    bool is_device = strncmp(source->path, "/dev/", 5) == 0;
    if (source->is_folder) mkdir(target, 0755);
    else close(open(target, O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
    // A device is bound writable: /dev/null is for writing.
    if (bind_fd(source->fd, target) && (is_device || seal(target, false))) return true;
  }
  say(detail, "showing %s in the lane: %s", source->path, strerror(errno));
  return false;
}

// The platform's own folders may lie below a tree that is shown (/usr/src/app, say): nothing of them may be seen.
static bool hide(const char *path, char detail[MAX_DETAIL]) {
  char staged[512];
  struct stat about;
  int length = snprintf(staged, sizeof staged, STAGING "%s", path);
  if (length < 0 || (size_t)length >= sizeof staged || lstat(staged, &about) < 0 || !S_ISDIR(about.st_mode)) return true;
  if (mount("tmpfs", staged, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, "size=4k,nr_inodes=2,mode=000") == 0)
    return true;
  say(detail, "hiding %.150s: %s", path, strerror(errno));
  return false;
}

static bool write_own_etc(uid_t program) {
  char text[160];
  snprintf(text, sizeof text, "root:x:0:0::/:/bin/false\nrunner:x:%u:%u::/tmp:/bin/false\n", program, program);
  mkdir(STAGING "/etc", 0755);
  close(open(STAGING "/etc/passwd", O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
  return write_text_at(AT_FDCWD, STAGING "/etc/passwd", text);
}

static bool make_places(const struct lane *lane, int store, char detail[MAX_DETAIL]) {
  const char *const folders[] = {"/tmp", "/proc", "/w", "/shown", "/.store", "/var", "/dev"};
  char path[64];
  for (size_t i = 0; i < COUNT(folders); i++) {
    snprintf(path, sizeof path, STAGING "%s", folders[i]);
    mkdir(path, 0755);
  }
  if (symlink("/tmp", STAGING "/dev/shm") < 0 || symlink("/proc/self/fd", STAGING "/dev/fd") < 0 ||
      symlink("/proc/self/fd/0", STAGING "/dev/stdin") < 0 || symlink("/proc/self/fd/1", STAGING "/dev/stdout") < 0 ||
      symlink("/proc/self/fd/2", STAGING "/dev/stderr") < 0 || symlink("/tmp", STAGING "/var/tmp") < 0 ||
      !write_own_etc(lane->program_id[0])) {
    say(detail, "the lane's root: %s", strerror(errno));
    return false;
  }
  // A new /proc may be mounted in a user namespace only where a whole one is already seen.
  if (mount("/proc", STAGING "/proc", NULL, MS_BIND | MS_REC, NULL) < 0) {
    say(detail, "binding /proc: %s", strerror(errno));
    return false;
  }
  if (!bind_fd(store, STAGING "/.store") || !seal(STAGING "/.store", false)) {
    say(detail, "binding the store %s: %s", lane->store_path, strerror(errno));
    return false;
  }
  return true;
}

bool enter_lane_root(const struct lane *lane, int store, char detail[MAX_DETAIL]) {
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) {
    say(detail, "making the mounts private: %s", strerror(errno));
    return false;
  }
  open_sources(lane);
  if (mount("tmpfs", STAGING, "tmpfs", MS_NOSUID, "size=16m,mode=755") < 0) {
    say(detail, "mounting a tmpfs in a user namespace: %s", strerror(errno));
    return false;
  }
  for (size_t i = 0; i < source_count; i++) {
    bool staged = stage(&sources[i], detail);
    shut(&sources[i].fd);
    if (!staged) return false;
  }
  for (size_t i = 0; i < lane->hidden_count; i++)
    if (!hide(lane->hidden[i], detail)) return false;
  if (!hide(lane->store_path, detail) || !make_places(lane, store, detail)) return false;
  if (chdir(STAGING) < 0 || syscall(SYS_pivot_root, ".", ".") < 0 || umount2(".", MNT_DETACH) < 0 || chdir("/") < 0 ||
      mount(NULL, "/", NULL, MS_REMOUNT | MS_RDONLY | MS_NOSUID, NULL) < 0) {
    say(detail, "entering the lane's root: %s", strerror(errno));
    return false;
  }
  return true;
}
