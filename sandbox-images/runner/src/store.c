#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "request.h"

// The same promise part by part, where the kernel or a container's filter has no openat2.
static int walk_beneath(int folder, const char *path, int flags, mode_t mode) {
  char part[MAX_PATH];
  int at = folder;
  if (!is_inner_path(path)) {
    errno = EXDEV;
    return -1;
  }
  for (const char *slash; (slash = strchr(path, '/')); path = slash + 1) {
    memcpy(part, path, (size_t)(slash - path));
    part[slash - path] = 0;
    int next = openat(at, part, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int error = errno;
    if (at != folder) close(at);
    errno = error;
    if (next < 0) return -1;
    at = next;
  }
  int fd = openat(at, path, flags | O_NOFOLLOW | O_CLOEXEC, mode);
  int error = errno;
  if (at != folder) close(at);
  errno = error;
  struct stat about;
  if (fd >= 0 && flags & O_PATH && fstat(fd, &about) == 0 && S_ISLNK(about.st_mode)) {
    shut(&fd);
    errno = ELOOP;
  }
  return fd;
}

int open_beneath(int folder, const char *path, int flags, mode_t mode) {
  struct open_how how = {
      .flags = (u64)(flags | O_CLOEXEC),
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  int fd;
  do {
    fd = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
  } while (fd < 0 && (errno == EAGAIN || errno == EINTR));
  if (fd < 0 && (errno == ENOSYS || errno == EPERM)) return walk_beneath(folder, path, flags, mode);
  return fd;
}

int open_regular_beneath(int folder, const char *path, u64 *size) {
  struct stat about;
  int fd = open_beneath(folder, path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
  if (fd < 0) return -1;
  if (fstat(fd, &about) < 0 || !S_ISREG(about.st_mode)) {
    close(fd);
    errno = EINVAL;
    return -1;
  }
  if (size) *size = (u64)about.st_size;
  return fd;
}

// Removes the file a new one takes the place of. Emptying it instead would make ext4 write it out at once, which costs
// milliseconds, and would fail while the file is being run.
static bool remove_beneath(int folder, const char *path) {
  char parent[MAX_PATH];
  const char *slash = strrchr(path, '/');
  if (!slash) return unlinkat(folder, path, 0) == 0;
  if ((size_t)(slash - path) >= sizeof parent) return false;
  memcpy(parent, path, (size_t)(slash - path));
  parent[slash - path] = 0;
  int fd = open_beneath(folder, parent, O_PATH | O_DIRECTORY, 0);
  bool removed = fd >= 0 && unlinkat(fd, slash + 1, 0) == 0;
  int error = errno;
  shut(&fd);
  errno = error;
  return removed;
}

int create_beneath(int folder, const char *path, mode_t mode) {
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY;
  int fd = open_beneath(folder, path, flags, mode);
  if (fd >= 0 || errno != EEXIST) return fd;
  return remove_beneath(folder, path) ? open_beneath(folder, path, flags, mode) : -1;
}

bool make_parents_beneath(int folder, const char *path, uid_t owner, gid_t group) {
  char prefix[MAX_PATH];
  for (size_t i = 0; path[i] && i < MAX_PATH - 1; i++) {
    prefix[i] = path[i];
    if (path[i] != '/') continue;
    prefix[i] = 0;
    // The parent has been opened or made by the round before, so mkdirat meets no link made by others.
    if (mkdirat(folder, prefix, 0755) < 0) {
      if (errno != EEXIST) return false;
    } else if (owner != (uid_t)-1 && fchownat(folder, prefix, owner, group, AT_SYMLINK_NOFOLLOW) < 0) {
      return false;
    }
    prefix[i] = '/';
  }
  return true;
}

bool copy_file(int from, int to, u64 most) {
  static char piece[65536];
  u64 copied = 0;
  off_t at = 0;
  for (;;) {
    ssize_t moved = pread(from, piece, sizeof piece, at);
    if (moved < 0 && errno == EINTR) continue;
    if (moved < 0) return false;
    if (moved == 0) return true;
    copied += (u64)moved;
    at += moved;
    if (copied > most) {
      errno = EFBIG;
      return false;
    }
    if (!write_all(to, piece, (size_t)moved)) return false;
  }
}
