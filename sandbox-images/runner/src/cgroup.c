// v1: one cgroup per place, made once. Moving a process between v1 cgroups waits for an RCU grace period (20 ms at the
// 99th percentile), so the keeper moves in once and every test is born inside; counters are read before and after.
// Traps that shaped this: max_usage reaches the limit through page cache alone without anything being killed, so only
// the oom_kill counter speaks of a passed limit; that counter keeps old kills; and max_usage includes files that earlier
// tests or this one left cached, so the use at the start, or at the end if that is more, is taken off.
// v2 has its own file, cgroup-v2.c.
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

#include "cgroup-v2.h"

// The keeper and the init live in a v1 cgroup beside the program; the init alone in a v2 one.
#define SPARE_PROCESSES_V1 2
#define SPARE_PROCESSES_V2 1
#define KEEPER_ALONE 1
// A killed process may be counted for a moment longer.
#define LOOKS_FOR_EMPTY 200

static const char *const V1_CONTROLLERS[] = {"memory", "pids", "cpuacct"};
#define V1_COUNT 3

u64 read_counter(int fd, const char *key) {
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

int open_folder(const char *format, const char *root, const char *middle, const char *parent) {
  char path[MAX_PATH];
  int length = snprintf(path, sizeof path, format, root, middle, parent);
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

bool make_folder(const char *format, const char *root, const char *middle, const char *parent) {
  char path[MAX_PATH];
  int length = snprintf(path, sizeof path, format, root, middle, parent);
  if (length < 0 || (size_t)length >= sizeof path) return false;
  return mkdir(path, 0755) == 0 || errno == EEXIST;
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

void forget_counters(struct cgroup *cgroup) {
  int *all[] = {&cgroup->memory, &cgroup->pids, &cgroup->cpu, &cgroup->usage, &cgroup->peak, &cgroup->kills, &cgroup->clock};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) shut(all[i]);
}

bool open_cgroup(struct cgroup *cgroup, enum cgroup_kind kind, const char *root, const char *parent, const char *name) {
  *cgroup = (struct cgroup){.kind = kind, .memory = -1, .pids = -1, .cpu = -1, .usage = -1, .peak = -1, .kills = -1,
                            .clock = -1, .place = -1, .memory_base = -1, .pids_base = -1, .cpu_base = -1};
  snprintf(cgroup->name, sizeof cgroup->name, "%s", name);
  if (kind == CGROUP_NONE) return true;
  if (kind == CGROUP_V2) return open_v2(cgroup, root, parent);
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

bool counts_peak(const struct cgroup *cgroup) {
  return cgroup->kind == CGROUP_V1 || (cgroup->kind == CGROUP_V2 && cgroup->has_peak);
}

// Everyone a test started is dead by now, or its init could not be reaped. A machine that says otherwise is not to be
// judged on: what is left would take the next test's time and memory.
static bool is_empty_v1(const struct cgroup *cgroup) {
  int fd = openat(cgroup->pids, "pids.current", O_RDONLY | O_CLOEXEC);
  bool empty = false;
  for (int look = 0; fd >= 0 && !empty && look < LOOKS_FOR_EMPTY; look++) {
    if (look > 0) usleep(1000);
    empty = read_counter(fd, NULL) <= KEEPER_ALONE;
  }
  shut(&fd);
  return empty;
}

bool leave_cgroup(struct cgroup *cgroup) {
  if (cgroup->kind == CGROUP_V1) return is_empty_v1(cgroup);
  return cgroup->kind == CGROUP_NONE || leave_v2(cgroup);
}

void remove_cgroup(struct cgroup *cgroup) {
  if (cgroup->kind == CGROUP_V2) remove_v2(cgroup);
  forget_counters(cgroup);
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
    empty_folder_v2(dirfd(list), entry->d_name);
    unlinkat(dirfd(list), entry->d_name, AT_REMOVEDIR);
  }
  closedir(list);
}

void remove_stale_cgroups(enum cgroup_kind kind, const char *root, const char *parent) {
  if (kind == CGROUP_V2) remove_stale_in(open_folder("%s/%s%s", root, "", parent));
  for (size_t i = 0; kind == CGROUP_V1 && i < V1_COUNT; i++)
    remove_stale_in(open_folder("%s/%s/%s", root, V1_CONTROLLERS[i], parent));
}
