#include "company.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// Locks are asked for again and again, since a lane must also hear its worker hang up: at first at once, for most are
// held for a moment only, then once a millisecond.
#define QUICK_TRIES 20
#define LOOK_EVERY_MS 1
#define NANOSECONDS_PER_MS 1000000ull

static int turn = -1, room = -1;

// A file of another owner in a folder open to all must not be opened with O_CREAT, so it is tried without first. To
// lock a file it is enough to read it.
static int open_lock(int folder, const char *name) {
  const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
  int fd = openat(folder, name, flags);
  if (fd < 0 && errno == ENOENT) fd = openat(folder, name, flags | O_CREAT, 0644);
  struct stat about;
  if (fd >= 0 && (fstat(fd, &about) < 0 || !S_ISREG(about.st_mode))) {
    shut(&fd);
    errno = EINVAL;
  }
  return fd;
}

bool open_company(const char *path, char detail[MAX_DETAIL]) {
  int folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    turn = open_lock(folder, "turn");
    if (turn >= 0) room = open_lock(folder, "room");
  }
  if (room < 0) {
    say(detail, "%.120s: %s", path, strerror(errno));
    shut(&turn);
  }
  shut(&folder);
  return room >= 0;
}

bool has_company(void) { return room >= 0; }

static bool hangs_up(int worker, int within_ms) {
  struct pollfd look = {worker, POLLRDHUP, 0};
  return poll(&look, 1, within_ms) > 0 && look.revents & (POLLRDHUP | POLLHUP | POLLERR);
}

static enum entry lock(int fd, int how, int worker, u64 until_ns) {
  for (unsigned tries = 0;; tries++) {
    if (flock(fd, how | LOCK_NB) == 0) return ENTERED;
    if (errno != EWOULDBLOCK && errno != EINTR) return ENTRY_REFUSED;
    if (now_ns() >= until_ns) return ENTRY_REFUSED;
    if (hangs_up(worker, tries < QUICK_TRIES ? 0 : LOOK_EVERY_MS)) return WORKER_GONE;
  }
}

enum entry enter_company(enum company company, int worker, u64 patience_ms) {
  if (!has_company()) return ENTERED;
  u64 until_ns = now_ns() + patience_ms * NANOSECONDS_PER_MS;
  enum entry entry = lock(turn, LOCK_EX, worker, until_ns);
  if (entry != ENTERED) return entry;
  entry = lock(room, company == COMPANY_ALONE ? LOCK_EX : LOCK_SH, worker, until_ns);
  flock(turn, LOCK_UN);
  return entry;
}

void leave_company(void) {
  if (has_company()) flock(room, LOCK_UN);
}
