// Where the machine refuses namespaces (a restricted container, say) the main job must still run, and nobody may take
// this box for the full one. What each namespace gave is replaced, as far as it can be:
//   user    a uid for each place that no other lane of this machine uses (when the worker is root)
//   mount   Landlock, and modes: the store is the worker's alone, so folders and shown files are copied for the program
//   pid     the runner is a subreaper: everything a program started stays below it and is killed, by uid and by tree
//   net     the filter refuses every socket
//   ipc     the filter refuses System V objects and message queues
//   tmpfs   a folder that is emptied after each test
#include "reduced.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "claim.h"
#include "copy-tree.h"
#include "store.h"
#include "tree-use.h"
#include "wipe.h"

#define FIRST_ID 59000
#define ID_COUNT 512
#define STALE_SECONDS 60
#define KILL_WITHIN_NS 5000000000ull

static const char *const OPEN_FOLDERS[] = {"/tmp", "/var/tmp", "/dev/shm"};

struct copied {
  char path[MAX_PATH];
  u64 signature;
};

static struct copied copied[2];
static char base[48];
static int places[2] = {-1, -1};

// A process of the id itself does the killing, so that it can reach no other.
static void kill_by_id(uid_t id) {
  pid_t killer = fork();
  if (killer == 0) {
    syscall(SYS_setgroups, 0, NULL);
    if (syscall(SYS_setresgid, id, id, id) == 0 && syscall(SYS_setresuid, id, id, id) == 0) kill(-1, SIGKILL);
    _exit(0);
  }
  if (killer > 0) waitpid(killer, NULL, 0);
}

static bool choose_ids(struct lane *lane) {
  unsigned next = 0;
  for (int place = 0; place < 2; place++) {
    while (next < ID_COUNT && !claim_number("id", FIRST_ID + next)) next++;
    if (next == ID_COUNT) return false;
    lane->program_id[place] = FIRST_ID + next++;
    // A runner that died may have left processes of this id.
    kill_by_id(lane->program_id[place]);
  }
  return true;
}

static bool make_place(struct lane *lane, int place) {
  struct place_paths *paths = &lane->paths[place];
  char folder[56];
  snprintf(folder, sizeof folder, "%s/%c", base, place == 0 ? 'a' : 'b');
  snprintf(paths->folder, sizeof paths->folder, "%s/w", folder);
  snprintf(paths->shown, sizeof paths->shown, "%s/s", folder);
  snprintf(paths->scratch, sizeof paths->scratch, "%s/t", folder);
  if (mkdir(folder, 0750) < 0 || mkdir(paths->folder, 0755) < 0 || mkdir(paths->shown, 0755) < 0 ||
      mkdir(paths->scratch, 0700) < 0)
    return false;
  uid_t id = lane->program_id[place];
  // The group alone lets this place's program, and no other lane's, in.
  if (lane->is_root && (chown(folder, (uid_t)-1, id) < 0 || chown(paths->scratch, id, id) < 0)) return false;
  places[place] = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return places[place] >= 0;
}

// A runner that was killed could not clean up. Its folder's lock is free then; one made just now may not be locked yet.
static void remove_stale_lane(const char *name) {
  char path[300];
  struct stat about;
  snprintf(path, sizeof path, "/tmp/%s", name);
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0 && fstat(folder, &about) == 0 && about.st_uid == geteuid() && time(NULL) - about.st_mtime > STALE_SECONDS &&
      flock(folder, LOCK_EX | LOCK_NB) == 0 && wipe_folder(folder))
    rmdir(path);
  shut(&folder);
}

static void remove_stale_lanes(void) {
  DIR *list = opendir("/tmp");
  for (struct dirent *entry = list ? readdir(list) : NULL; entry; entry = readdir(list))
    if (strncmp(entry->d_name, "bilimdon-lane-", 14) == 0) remove_stale_lane(entry->d_name);
  if (list) closedir(list);
}

// The lock lasts as long as this process, whatever its end; the keepers close their copy of it.
static bool lock_base(void) {
  int folder = open(base, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return folder >= 0 && flock(folder, LOCK_EX | LOCK_NB) == 0;
}

bool prepare_reduced(struct lane *lane, char detail[MAX_DETAIL]) {
  remove_stale_lanes();
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  if (lane->is_root && !choose_ids(lane)) {
    say(detail, "no free user id for the lane between %d and %d", FIRST_ID, FIRST_ID + ID_COUNT - 1);
    return false;
  }
  snprintf(base, sizeof base, "/tmp/bilimdon-lane-XXXXXX");
  if (!mkdtemp(base) || !lock_base() || chmod(base, 0711) < 0 || !make_place(lane, 0) || !make_place(lane, 1)) {
    say(detail, "making the lane's folders in /tmp: %s", strerror(errno));
    return false;
  }
  return true;
}

static int open_inner(int place, const char *name) {
  return openat(places[place], name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static bool empty(int place, const char *name) {
  int folder = open_inner(place, name);
  bool emptied = folder >= 0 && wipe_folder(folder);
  shut(&folder);
  return emptied;
}

static bool show_folder(const struct lane *lane, int place, const char *path) {
  u64 signature = 0;
  int from = open_beneath(lane->store, path, O_RDONLY | O_DIRECTORY, 0);
  if (from < 0 || !sign_tree(from, &signature)) {
    shut(&from);
    return false;
  }
  // A submission's tests follow one another with the same folder.
  bool shown = strcmp(copied[place].path, path) == 0 && copied[place].signature == signature;
  if (!shown) {
    copied[place].path[0] = 0;
    int to = empty(place, "w") ? open_inner(place, "w") : -1;
    shown = to >= 0 && copy_tree(from, to);
    shut(&to);
    if (shown) {
      snprintf(copied[place].path, sizeof copied[place].path, "%s", path);
      copied[place].signature = signature;
    }
  }
  shut(&from);
  return shown;
}

static bool show_file(const struct lane *lane, int folder, const struct named_path *file) {
  int from = open_regular_beneath(lane->store, file->path, NULL);
  int to = from < 0 ? -1 : openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444);
  bool shown = to >= 0 && copy_file(from, to, UINT64_MAX);
  shut(&from);
  shut(&to);
  return shown;
}

bool show_reduced(const struct lane *lane, int place, const struct side *side, char detail[MAX_DETAIL]) {
  bool done = side->folder ? show_folder(lane, place, side->folder) : empty(place, "w");
  if (!side->folder) copied[place].path[0] = 0;
  if (!done) {
    say(detail, "showing %.120s: %s", side->folder ? side->folder : "nothing", strerror(errno));
    return false;
  }
  int folder = empty(place, "s") ? open_inner(place, "s") : -1;
  done = folder >= 0;
  for (size_t i = 0; done && i < side->shown_count; i++) {
    done = show_file(lane, folder, &side->shown[i]);
    if (!done) say(detail, "showing %.120s: %s", side->shown[i].path, strerror(errno));
  }
  shut(&folder);
  return done;
}

// Kills and reaps every process below this one but the spared, until none is left or the time is up.
static bool end_below(const struct lane *lane, int place, const pid_t *spared, size_t spared_count) {
  u64 started = now_ns();
  for (;;) {
    if (lane->is_root) kill_by_id(lane->program_id[place]);
    size_t left = kill_tree(getpid(), spared, spared_count);
    if (left == 0) return true;
    if (now_ns() - started > KILL_WITHIN_NS) return false;
    usleep(500);
  }
}

void end_reduced(const struct lane *lane, int place) { end_below(lane, place, NULL, 0); }

// Where no Landlock stops it, a program may have written to the folders that are open to all.
static void sweep_open_folder(const char *path, uid_t id) {
  DIR *list = opendir(path);
  for (struct dirent *entry = list ? readdir(list) : NULL; entry; entry = readdir(list)) {
    struct stat about;
    if (fstatat(dirfd(list), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) < 0 || about.st_uid != id) continue;
    int inner = openat(dirfd(list), entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner >= 0) wipe_folder(inner);
    shut(&inner);
    unlinkat(dirfd(list), entry->d_name, S_ISDIR(about.st_mode) ? AT_REMOVEDIR : 0);
  }
  if (list) closedir(list);
}

bool wipe_reduced(const struct lane *lane, int place) {
  if (!end_below(lane, place, lane->spared, sizeof lane->spared / sizeof *lane->spared)) return false;
  if (lane->is_root && lane->landlock_abi == 0)
    for (size_t i = 0; i < sizeof OPEN_FOLDERS / sizeof *OPEN_FOLDERS; i++)
      sweep_open_folder(OPEN_FOLDERS[i], lane->program_id[place]);
  fchmodat(places[place], "t", 0700, 0);
  return empty(place, "t");
}

void remove_reduced(const struct lane *lane) {
  for (int place = 0; place < 2; place++) {
    if (places[place] < 0) continue;
    wipe_reduced(lane, place);
    empty(place, "w");
    empty(place, "s");
    const char *const names[] = {"w", "s", "t"};
    for (size_t i = 0; i < 3; i++) unlinkat(places[place], names[i], AT_REMOVEDIR);
    char folder[56];
    snprintf(folder, sizeof folder, "%s/%c", base, place == 0 ? 'a' : 'b');
    rmdir(folder);
  }
  if (base[0]) rmdir(base);
}
