#include "layout.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lane-root.h"
#include "store.h"

#define USUAL_SCRATCH_BYTES (64ull << 20)
#define MOST_SCRATCH_FILES 16384
#define SAFE (MS_NOSUID | MS_NODEV)

bool lay_out_empty(const struct lane *lane, int place, char detail[MAX_DETAIL]) {
  if (lane->mode == LANE_REDUCED) return true;
  char options[160];
  snprintf(options, sizeof options, "size=%llu,nr_inodes=%d,mode=0700,uid=%u,gid=%u",
           (unsigned long long)USUAL_SCRATCH_BYTES, MOST_SCRATCH_FILES, lane->program_id[place], lane->program_id[place]);
  if (mount("tmpfs", SCRATCH_MOUNT, "tmpfs", SAFE, options) < 0) {
    say(detail, "mounting the scratch folder: %s", strerror(errno));
    return false;
  }
  // Read-only: a program must not raise its own chance to outlive the out-of-memory killer, nor rename itself there.
  if (mount("proc", "/proc", "proc", SAFE | MS_NOEXEC | MS_RDONLY, NULL) < 0) {
    say(detail, "mounting /proc: %s", strerror(errno));
    return false;
  }
  return true;
}

static bool bind_from_store(int store, const char *path, int flags, const char *target, char detail[MAX_DETAIL]) {
  char from[64];
  int fd = open_beneath(store, path, O_PATH | flags, 0);
  snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
  // The copy keeps the read-only, nosuid and nodev of the store's own mount.
  bool bound = fd >= 0 && mount(from, target, NULL, MS_BIND | MS_REC, NULL) == 0;
  if (!bound) say(detail, "showing %.120s: %s", path, strerror(errno));
  shut(&fd);
  return bound;
}

static bool show_files(int store, const struct side *side, char detail[MAX_DETAIL]) {
  if (mount("tmpfs", SHOWN_MOUNT, "tmpfs", SAFE, "size=64k,nr_inodes=64,mode=755") < 0) {
    say(detail, "mounting the shown files' folder: %s", strerror(errno));
    return false;
  }
  for (size_t i = 0; i < side->shown_count; i++) {
    char target[192];
    snprintf(target, sizeof target, SHOWN_MOUNT "/%s", side->shown[i].name);
    int fd = open(target, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0444);
    shut(&fd);
    if (!bind_from_store(store, side->shown[i].path, 0, target, detail)) return false;
  }
  return mount(NULL, SHOWN_MOUNT, NULL, MS_REMOUNT | MS_RDONLY | SAFE, NULL) == 0;
}

static bool show_from_store(const struct side *side, char detail[MAX_DETAIL]) {
  if (side->folder || side->shown_count > 0) {
    int store = open(STORE_MOUNT, O_PATH | O_DIRECTORY | O_CLOEXEC);
    bool shown = store >= 0 &&
                 (!side->folder || bind_from_store(store, side->folder, O_DIRECTORY, FOLDER_MOUNT, detail)) &&
                 (side->shown_count == 0 || show_files(store, side, detail));
    shut(&store);
    if (!shown) return false;
  }
  if (umount2(STORE_MOUNT, MNT_DETACH) == 0) return true;
  say(detail, "hiding the store: %s", strerror(errno));
  return false;
}

static bool place_file(int scratch, const char *name, int from, uid_t owner) {
  struct stat about;
  if (fstat(from, &about) < 0 || !make_parents_beneath(scratch, name, owner, owner)) return false;
  int to = create_beneath(scratch, name, 0600);
  if (to < 0) return false;
  bool copied = copy_file(from, to, UINT64_MAX) && fchown(to, owner, owner) == 0 &&
                fchmod(to, about.st_mode & 0111 ? 0755 : 0644) == 0;
  int error = errno;
  close(to);
  errno = error;
  return copied;
}

static bool place_files(const struct lane *lane, int place, const struct side *side, const int *placed,
                        char detail[MAX_DETAIL]) {
  uid_t owner = lane->is_root ? lane->program_id[place] : geteuid();
  int scratch = open(lane->paths[place].scratch, O_PATH | O_DIRECTORY | O_CLOEXEC);
  bool done = scratch >= 0;
  for (size_t i = 0; done && i < side->placed_count; i++) {
    done = place_file(scratch, side->placed[i].name, placed[i], owner);
    if (!done) say(detail, "placing %.100s in the scratch folder: %s", side->placed[i].name, strerror(errno));
  }
  shut(&scratch);
  return done;
}

bool lay_out_request(const struct lane *lane, int place, const struct side *side, const int *placed,
                     char detail[MAX_DETAIL]) {
  if (lane->mode == LANE_FULL) {
    if (!show_from_store(side, detail)) return false;
    char options[64];
    snprintf(options, sizeof options, "size=%llu", (unsigned long long)side->limits.scratch_bytes);
    if (side->limits.scratch_bytes != USUAL_SCRATCH_BYTES &&
        mount(NULL, SCRATCH_MOUNT, NULL, MS_REMOUNT | SAFE, options) < 0) {
      say(detail, "sizing the scratch folder: %s", strerror(errno));
      return false;
    }
  }
  return side->placed_count == 0 || place_files(lane, place, side, placed, detail);
}
