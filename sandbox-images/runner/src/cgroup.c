// v1: one cgroup per place, made once. Moving a process between v1 cgroups waits for an RCU grace period (20 ms at the
// 99th percentile), so the keeper moves in once and every test is born inside; counters are read before and after.
// Traps that shaped this: max_usage reaches the limit through page cache alone without anything being killed, so only
// the oom_kill counter speaks of a passed limit; that counter keeps old kills; and max_usage includes files that earlier
// tests or this one left cached, so the use at the start, or at the end if that is more, is taken off.
// v2: a fresh cgroup per test, made ahead while the last one is being checked.
#include "cgroup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The keeper and the init live in a v1 cgroup beside the program; the init alone in a v2 one.
#define SPARE_PROCESSES_V1 2
#define SPARE_PROCESSES_V2 1

static const char *const V1_CONTROLLERS[] = {"memory", "pids", "cpuacct"};
#define V1_COUNT 3

static u64 read_counter(int fd, const char *key) {
  char text[2048];
  ssize_t length = pread(fd, text, sizeof text - 1, 0);
  if (length <= 0) return 0;
  text[length] = 0;
  const char *at = text;
  if (key) {
    at = strstr(text, key);
    if (!at) return 0;
    at += strlen(key);
  }
  return strtoull(at, NULL, 10);
}

static int open_folder(const char *format, const char *root, const char *middle, const char *parent) {
  char path[MAX_PATH];
  int length = snprintf(path, sizeof path, format, root, middle, parent);
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool make_folder(const char *format, const char *root, const char *middle, const char *parent) {
  char path[MAX_PATH];
  int length = snprintf(path, sizeof path, format, root, middle, parent);
  if (length < 0 || (size_t)length >= sizeof path) return false;
  return mkdir(path, 0755) == 0 || errno == EEXIST;
}

static bool prepare_v2(const char *root, const char *parent, char detail[MAX_DETAIL]) {
  int top = open_folder("%s%s%s", root, "", "");
  if (top < 0) return false;
  write_text_at(top, "cgroup.subtree_control", "+memory +pids");
  bool made = *parent == 0 || make_folder("%s/%s%s", root, "", parent);
  int folder = made ? open_folder("%s/%s%s", root, "", parent) : -1;
  shut(&top);
  if (folder < 0) {
    say(detail, "cgroup v2: %s/%s cannot be made: %s", root, parent, strerror(errno));
    return false;
  }
  write_text_at(folder, "cgroup.subtree_control", "+memory +pids");
  char enabled[256] = "";
  int control = openat(folder, "cgroup.subtree_control", O_RDONLY | O_CLOEXEC);
  ssize_t length = control < 0 ? 0 : read(control, enabled, sizeof enabled - 1);
  enabled[length > 0 ? length : 0] = 0;
  shut(&control);
  shut(&folder);
  if (strstr(enabled, "memory") && strstr(enabled, "pids")) return true;
  say(detail, "cgroup v2: the memory and pids controllers are not given to %s/%s", root, parent);
  return false;
}

enum cgroup_kind find_cgroups(const char *root, const char *parent, char detail[MAX_DETAIL]) {
  char path[MAX_PATH];
  snprintf(path, sizeof path, "%s/cgroup.controllers", root);
  if (access(path, F_OK) == 0) return prepare_v2(root, parent, detail) ? CGROUP_V2 : CGROUP_NONE;
  for (size_t i = 0; i < V1_COUNT; i++) {
    if (*parent && !make_folder("%s/%s/%s", root, V1_CONTROLLERS[i], parent)) {
      say(detail, "cgroup v1: %s/%s/%s cannot be made: %s", root, V1_CONTROLLERS[i], parent, strerror(errno));
      return CGROUP_NONE;
    }
    snprintf(path, sizeof path, "%s/%s/%s", root, V1_CONTROLLERS[i], parent);
    if (access(path, W_OK) < 0) {
      say(detail, "cgroup v1: %s may not be written: %s", path, strerror(errno));
      return CGROUP_NONE;
    }
  }
  return CGROUP_V1;
}

static int make_v1(int base, const char *name) {
  if (base < 0 || (mkdirat(base, name, 0755) < 0 && errno != EEXIST)) return -1;
  return openat(base, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static void forget(struct cgroup *cgroup) {
  int *all[] = {&cgroup->memory, &cgroup->pids, &cgroup->cpu, &cgroup->usage, &cgroup->peak, &cgroup->kills, &cgroup->clock};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) shut(all[i]);
}

bool open_cgroup(struct cgroup *cgroup, enum cgroup_kind kind, const char *root, const char *parent, const char *name) {
  *cgroup = (struct cgroup){.kind = kind, .memory = -1, .pids = -1, .cpu = -1, .usage = -1, .peak = -1, .kills = -1,
                            .clock = -1, .memory_base = -1, .pids_base = -1, .cpu_base = -1};
  snprintf(cgroup->name, sizeof cgroup->name, "%s", name);
  if (kind == CGROUP_NONE) return true;
  if (kind == CGROUP_V2) {
    cgroup->memory_base = open_folder("%s/%s%s", root, "", parent);
    return cgroup->memory_base >= 0;
  }
  cgroup->memory_base = open_folder("%s/%s/%s", root, V1_CONTROLLERS[0], parent);
  cgroup->pids_base = open_folder("%s/%s/%s", root, V1_CONTROLLERS[1], parent);
  cgroup->cpu_base = open_folder("%s/%s/%s", root, V1_CONTROLLERS[2], parent);
  cgroup->memory = make_v1(cgroup->memory_base, name);
  cgroup->pids = make_v1(cgroup->pids_base, name);
  cgroup->cpu = make_v1(cgroup->cpu_base, name);
  if (cgroup->memory < 0 || cgroup->pids < 0 || cgroup->cpu < 0) return false;
  cgroup->usage = openat(cgroup->memory, "memory.usage_in_bytes", O_RDONLY | O_CLOEXEC);
  cgroup->peak = openat(cgroup->memory, "memory.max_usage_in_bytes", O_RDWR | O_CLOEXEC);
  cgroup->kills = openat(cgroup->memory, "memory.oom_control", O_RDONLY | O_CLOEXEC);
  cgroup->clock = openat(cgroup->cpu, "cpuacct.usage", O_RDONLY | O_CLOEXEC);
  return cgroup->usage >= 0 && cgroup->peak >= 0 && cgroup->kills >= 0 && cgroup->clock >= 0;
}

bool join_cgroup(const struct cgroup *cgroup) {
  if (cgroup->kind != CGROUP_V1) return true;
  return write_text_at(cgroup->memory, "cgroup.procs", "0") && write_text_at(cgroup->pids, "cgroup.procs", "0") &&
         write_text_at(cgroup->cpu, "cgroup.procs", "0");
}

bool enter_cgroup(struct cgroup *cgroup, pid_t pid) {
  if (cgroup->kind != CGROUP_V2) return true;
  char name[160];
  snprintf(name, sizeof name, "%s-%llu", cgroup->name, (unsigned long long)++cgroup->serial);
  if (mkdirat(cgroup->memory_base, name, 0755) < 0) return false;
  cgroup->memory = openat(cgroup->memory_base, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (cgroup->memory < 0 || !write_number_at(cgroup->memory, "cgroup.procs", (u64)pid)) return false;
  write_text_at(cgroup->memory, "memory.swap.max", "0");
  cgroup->memory_limit = cgroup->pids_limit = 0;
  cgroup->usage = openat(cgroup->memory, "memory.current", O_RDONLY | O_CLOEXEC);
  cgroup->peak = openat(cgroup->memory, "memory.peak", O_RDONLY | O_CLOEXEC);
  cgroup->kills = openat(cgroup->memory, "memory.events", O_RDONLY | O_CLOEXEC);
  cgroup->clock = openat(cgroup->memory, "cpu.stat", O_RDONLY | O_CLOEXEC);
  return cgroup->usage >= 0 && cgroup->kills >= 0 && cgroup->clock >= 0;
}

static bool limit_memory(struct cgroup *cgroup, u64 bytes) {
  if (cgroup->memory_limit == bytes) return true;
  bool done;
  if (cgroup->kind == CGROUP_V2) {
    done = write_number_at(cgroup->memory, "memory.max", bytes);
  } else {
    // memory+swap may never be below memory, so which goes first depends on the direction. Kernels without swap
    // accounting have no memsw file, and then there is no swap to bound.
    if (bytes > cgroup->memory_limit) write_number_at(cgroup->memory, "memory.memsw.limit_in_bytes", bytes);
    done = write_number_at(cgroup->memory, "memory.limit_in_bytes", bytes);
    write_number_at(cgroup->memory, "memory.memsw.limit_in_bytes", bytes);
  }
  if (done) cgroup->memory_limit = bytes;
  return done;
}

bool start_counting(struct cgroup *cgroup, u64 memory_bytes, u64 processes) {
  if (cgroup->kind == CGROUP_NONE) return true;
  if (!limit_memory(cgroup, memory_bytes)) return false;
  u64 pids = processes + (cgroup->kind == CGROUP_V1 ? SPARE_PROCESSES_V1 : SPARE_PROCESSES_V2);
  if (cgroup->pids_limit != pids) {
    int folder = cgroup->kind == CGROUP_V1 ? cgroup->pids : cgroup->memory;
    if (!write_number_at(folder, "pids.max", pids)) return false;
    cgroup->pids_limit = pids;
  }
  if (cgroup->kind == CGROUP_V1 && pwrite(cgroup->peak, "0", 1, 0) != 1) return false;
  cgroup->start_usage = read_counter(cgroup->usage, NULL);
  cgroup->start_kills = read_counter(cgroup->kills, "oom_kill ");
  cgroup->start_clock = 0;
  cgroup->start_clock = cpu_used_ns(cgroup);
  return true;
}

u64 cpu_used_ns(const struct cgroup *cgroup) {
  if (cgroup->kind == CGROUP_NONE) return 0;
  u64 total = cgroup->kind == CGROUP_V1 ? read_counter(cgroup->clock, NULL)
                                        : read_counter(cgroup->clock, "usage_usec ") * 1000;
  return total > cgroup->start_clock ? total - cgroup->start_clock : 0;
}

u64 peak_bytes(const struct cgroup *cgroup) {
  if (cgroup->kind == CGROUP_NONE || cgroup->peak < 0) return 0;
  u64 peak = read_counter(cgroup->peak, NULL), left = read_counter(cgroup->usage, NULL);
  u64 others = left > cgroup->start_usage ? left : cgroup->start_usage;
  return peak > others ? peak - others : 0;
}

u64 oom_kills(const struct cgroup *cgroup) {
  if (cgroup->kind == CGROUP_NONE) return 0;
  u64 kills = read_counter(cgroup->kills, "oom_kill ");
  return kills > cgroup->start_kills ? kills - cgroup->start_kills : 0;
}

void leave_cgroup(struct cgroup *cgroup) {
  if (cgroup->kind != CGROUP_V2 || cgroup->memory < 0) return;
  char name[160];
  write_text_at(cgroup->memory, "cgroup.kill", "1");
  forget(cgroup);
  snprintf(name, sizeof name, "%s-%llu", cgroup->name, (unsigned long long)cgroup->serial);
  for (int tries = 0; tries < 100 && unlinkat(cgroup->memory_base, name, AT_REMOVEDIR) < 0 && errno == EBUSY; tries++)
    usleep(1000);
}

void remove_cgroup(struct cgroup *cgroup) {
  leave_cgroup(cgroup);
  forget(cgroup);
  int *bases[] = {&cgroup->memory_base, &cgroup->pids_base, &cgroup->cpu_base};
  for (size_t i = 0; i < V1_COUNT; i++) {
    if (cgroup->kind == CGROUP_V1 && *bases[i] >= 0)
      for (int tries = 0; tries < 100 && unlinkat(*bases[i], cgroup->name, AT_REMOVEDIR) < 0 && errno == EBUSY; tries++)
        usleep(1000);
    shut(bases[i]);
  }
}

static void remove_stale_in(int folder) {
  DIR *list = folder < 0 ? NULL : fdopendir(folder);
  if (!list) return;
  for (struct dirent *entry = readdir(list); entry; entry = readdir(list)) {
    char *end;
    long pid = strtol(entry->d_name, &end, 10);
    if (pid <= 0 || *end != '-' || kill((pid_t)pid, 0) == 0 || errno != ESRCH) continue;
    unlinkat(dirfd(list), entry->d_name, AT_REMOVEDIR);
  }
  closedir(list);
}

void remove_stale_cgroups(enum cgroup_kind kind, const char *root, const char *parent) {
  if (kind == CGROUP_V2) remove_stale_in(open_folder("%s/%s%s", root, "", parent));
  for (size_t i = 0; kind == CGROUP_V1 && i < V1_COUNT; i++)
    remove_stale_in(open_folder("%s/%s/%s", root, V1_CONTROLLERS[i], parent));
}
