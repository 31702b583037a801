// The unified hierarchy. Below the parent each place has a folder of its own:
//
//   <lane>-a            no process, gives memory and pids on
//     keeper            the place's keeper
//     t1, t2, …         one for each test, made ahead while the last one is being checked
//
// Moving a process waits for an RCU grace period, here as on v1, so the keeper clones each init straight into its folder
// (CLONE_INTO_CGROUP). For that the kernel wants the keeper to be allowed to write the cgroup.procs of the folder and of
// the nearest one above both. The keeper's id is not the runner's, and giving files away takes a capability that
// containers lack; so those files are opened to all, in a folder only the runner may enter. Nothing that runs inside
// the lane has a name for them.
#include "cgroup-v2.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEEPER "keeper"
#define CONTROLLERS "+memory +pids"
#define TRIES 200

bool prepare_v2(const char *root, const char *parent, char detail[MAX_DETAIL]) {
  int top = open_folder("%s%s%s", root, "", "");
  if (top < 0) return false;
  write_text_at(top, "cgroup.subtree_control", CONTROLLERS);
  bool made = *parent == 0 || make_folder("%s/%s%s", root, "", parent);
  int folder = made ? open_folder("%s/%s%s", root, "", parent) : -1;
  shut(&top);
  if (folder < 0) {
    say(detail, "cgroup v2: %s/%s cannot be made: %s", root, parent, strerror(errno));
    return false;
  }
  write_text_at(folder, "cgroup.subtree_control", CONTROLLERS);
  char enabled[256] = "";
  int control = openat(folder, "cgroup.subtree_control", O_RDONLY | O_CLOEXEC);
  ssize_t length = control < 0 ? 0 : read(control, enabled, sizeof enabled - 1);
  enabled[length > 0 ? length : 0] = 0;
  bool writable = faccessat(folder, ".", W_OK, 0) == 0;
  shut(&control);
  shut(&folder);
  if (writable && strstr(enabled, "memory") && strstr(enabled, "pids")) return true;
  if (!writable) say(detail, "cgroup v2: %s/%s may not be written", root, parent);
  else say(detail, "cgroup v2: the memory and pids controllers are not given to %s/%s", root, parent);
  return false;
}

static int make_open(int parent, const char *name, mode_t mode) {
  if (mkdirat(parent, name, mode) < 0 && errno != EEXIST) return -1;
  return openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool open_v2(struct cgroup *cgroup, const char *root, const char *parent) {
  cgroup->memory_base = open_folder("%s/%s%s", root, "", parent);
  cgroup->place = cgroup->memory_base < 0 ? -1 : make_open(cgroup->memory_base, cgroup->name, 0700);
  if (cgroup->place < 0 || !write_text_at(cgroup->place, "cgroup.subtree_control", CONTROLLERS)) return false;
  fchmodat(cgroup->place, "cgroup.procs", 0666, 0);
  int keeper = make_open(cgroup->place, KEEPER, 0755);
  cgroup->has_peak = keeper >= 0 && faccessat(keeper, "memory.peak", R_OK, 0) == 0;
  bool made = keeper >= 0;
  shut(&keeper);
  return made;
}

bool adopt_keeper(const struct cgroup *cgroup, pid_t keeper) {
  return cgroup->kind != CGROUP_V2 || write_number_at(cgroup->place, KEEPER "/cgroup.procs", (u64)keeper);
}

static void name_test(const struct cgroup *cgroup, char name[32]) {
  snprintf(name, 32, "t%llu", (unsigned long long)cgroup->serial);
}

bool ready_cgroup(struct cgroup *cgroup, int *folder) {
  *folder = -1;
  if (cgroup->kind != CGROUP_V2) return true;
  char name[32];
  if (cgroup->memory < 0) {
    cgroup->serial++;
    name_test(cgroup, name);
    cgroup->memory = make_open(cgroup->place, name, 0755);
    if (cgroup->memory < 0) return false;
    fchmodat(cgroup->memory, "cgroup.procs", 0666, 0);
    write_text_at(cgroup->memory, "memory.swap.max", "0");
    cgroup->memory_limit = cgroup->pids_limit = 0;
    cgroup->usage = openat(cgroup->memory, "memory.current", O_RDONLY | O_CLOEXEC);
    cgroup->peak = openat(cgroup->memory, "memory.peak", O_RDONLY | O_CLOEXEC);
    cgroup->kills = openat(cgroup->memory, "memory.events", O_RDONLY | O_CLOEXEC);
    cgroup->clock = openat(cgroup->memory, "cpu.stat", O_RDONLY | O_CLOEXEC);
  }
  *folder = cgroup->memory;
  return cgroup->usage >= 0 && cgroup->kills >= 0 && cgroup->clock >= 0;
}

bool enter_cgroup(const struct cgroup *cgroup, pid_t init) {
  return cgroup->kind != CGROUP_V2 || write_number_at(cgroup->memory, "cgroup.procs", (u64)init);
}

static bool remove_killed(int parent, const char *name) {
  for (int tries = 0; tries < TRIES; tries++) {
    if (unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT) return true;
    if (errno != EBUSY) return false;
    usleep(1000);
  }
  return false;
}

bool leave_v2(struct cgroup *cgroup) {
  if (cgroup->memory < 0) return true;
  char name[32];
  name_test(cgroup, name);
  write_text_at(cgroup->memory, "cgroup.kill", "1");
  forget_counters(cgroup);
  return remove_killed(cgroup->place, name);
}

void remove_v2(struct cgroup *cgroup) {
  leave_v2(cgroup);
  if (cgroup->place >= 0) remove_killed(cgroup->place, KEEPER);
  shut(&cgroup->place);
  if (cgroup->memory_base >= 0) remove_killed(cgroup->memory_base, cgroup->name);
}

void empty_folder_v2(int parent, const char *name) {
  int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *list = folder < 0 ? NULL : fdopendir(folder);
  if (!list) {
    shut(&folder);
    return;
  }
  write_text_at(folder, "cgroup.kill", "1");
  for (struct dirent *entry = readdir(list); entry; entry = readdir(list))
    if (entry->d_type == DT_DIR && entry->d_name[0] != '.') remove_killed(folder, entry->d_name);
  closedir(list);
}
