// Bilimdon's runner: runs programs nobody trusts, and says what they did.
//
// Theory of operation
//
// One runner process is one lane. It lives as long as its worker and takes requests over stdin and stdout (REPORT.md),
// one after another. The processes:
//
//   runner      outside every namespace. Parses requests, opens the store's files with its own rights, waits, counts.
//   └ keeper    inside the lane's user, mount, net, ipc and uts namespaces and its read-only root (lane-root.c),
//     │         entered once, because they are dear. Clones one init per test (keeper.c).
//   └ init      one per test, made ahead of it: fresh pid, ipc and mount namespaces, fresh /tmp and /proc (init.c).
//     └ program its own uid, no capabilities, no_new_privs, limits, a filter of system calls (program.c, seccomp.c).
//
// The init is the keeper's clone but the runner's child (CLONE_PARENT), so the runner kills it and reads its accounts
// itself. Killing it ends everything the program started, for it is pid 1 of their namespace.
//
// What could go wrong, and what prevents it:
//   - A program reads another's input or the host's files: it has no name for them. The store is unmounted in the
//     test's own mounts before the program starts; the judged input is an open read-only descriptor.
//   - A program leaves something for the next: every place it can write is mounted for it and gone after it.
//   - A program hides processor time in children nobody waits for: the cgroup counts all, alive or dead.
//   - A program is called "out of memory" because files were cached: only the kernel's oom_kill counter is believed.
//   - A program replaces its artefact by a link or a fifo: the init opens it after everyone is dead, refuses links, and
//     hands the open file to the runner.
//   - The kernel kills the keeper instead of the program: the runner, in no test's cgroup, starts another.
//   - The worker dies: its end of the pipe closes, the runner leaves, and its children are killed with it.
//
// Without namespaces there is the reduced box (reduced.c); the worker asks for it by name, never by accident.
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "company.h"
#include "core.h"
#include "floor.h"
#include "landlock.h"
#include "lane-root.h"
#include "seccomp.h"
#include "serve.h"

// Ids outside the ranges Debian and systemd give to people and services.
#define HOST_KEEPER_ID 59990
#define HOST_PROGRAM_ID 59991

static struct lane lane = {.mode = LANE_FULL, .store = -1, .core = -1, .cgroup_root = "/sys/fs/cgroup",
                           .cgroup_parent = "bilimdon", .name = "", .has_user_ns = true};
static const char *listen_path, *cores, *company;
static bool uses_landlock = true;

static bool take_option(const char *name, char *value) {
  if (strcmp(name, "--store") == 0) lane.store_path = value;
  else if (strcmp(name, "--name") == 0) lane.name = value;
  else if (strcmp(name, "--cgroup-root") == 0) lane.cgroup_root = value;
  else if (strcmp(name, "--cgroup-parent") == 0) lane.cgroup_parent = value;
  else if (strcmp(name, "--listen") == 0) listen_path = value;
  else if (strcmp(name, "--mode") == 0 && strcmp(value, "full") == 0) lane.mode = LANE_FULL;
  else if (strcmp(name, "--mode") == 0 && strcmp(value, "reduced") == 0) lane.mode = LANE_REDUCED;
  else if (strcmp(name, "--user-namespace") == 0 && strcmp(value, "no") == 0) lane.has_user_ns = false;
  else if (strcmp(name, "--tool") == 0 && lane.tool_count < MAX_TOOLS) lane.tools[lane.tool_count++] = value;
  else if (strcmp(name, "--hide") == 0 && lane.hidden_count < MAX_TOOLS) lane.hidden[lane.hidden_count++] = value;
  else if (strcmp(name, "--cores") == 0) cores = value;
  else if (strcmp(name, "--company") == 0) company = value;
  else if (strcmp(name, "--landlock") == 0 && strcmp(value, "no") == 0) uses_landlock = false;
  else return false;
  return true;
}

static bool take_options(int count, char **arguments) {
  if (count % 2 != 0) return false;
  for (int i = 0; i < count; i += 2)
    if (!take_option(arguments[i], arguments[i + 1])) return false;
  return lane.store_path && lane.store_path[0] == '/' && strlen(lane.name) > 0 && strlen(lane.name) < 64;
}

// Root of a container that was given no capabilities can do no more than an ordinary user.
static bool can_change_user(void) {
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct held[2] = {{0, 0, 0}, {0, 0, 0}};
  const uint32_t needed = 1u << CAP_SETUID | 1u << CAP_SETGID;
  return geteuid() == 0 && syscall(SYS_capget, &head, held) == 0 && (held[0].effective & needed) == needed;
}

static void choose_ids(void) {
  lane.is_root = can_change_user();
  lane.host_keeper_id = HOST_KEEPER_ID;
  lane.host_program_id = HOST_PROGRAM_ID;
  uid_t inner = lane.is_root ? (lane.has_user_ns ? INNER_PROGRAM_ID : HOST_PROGRAM_ID) : lane.has_user_ns ? 0 : geteuid();
  for (int i = 0; i < 2; i++) {
    lane.program_id[i] = inner;
    snprintf(lane.paths[i].folder, sizeof lane.paths[i].folder, FOLDER_MOUNT);
    snprintf(lane.paths[i].scratch, sizeof lane.paths[i].scratch, SCRATCH_MOUNT);
    snprintf(lane.paths[i].shown, sizeof lane.paths[i].shown, SHOWN_MOUNT);
  }
}

// The one connection takes the place of stdin and stdout.
static bool accept_worker(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address.sun_path) return false;
  memcpy(address.sun_path, path, strlen(path));
  int sock = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (sock < 0 || bind(sock, (struct sockaddr *)&address, sizeof address) < 0 || listen(sock, 1) < 0) return false;
  int worker = accept(sock, NULL, NULL);
  close(sock);
  return worker >= 0 && dup2(worker, 0) == 0 && dup2(worker, 1) == 1 && close(worker) == 0;
}

static int run_lane(int count, char **arguments) {
  char why[MAX_DETAIL] = "";
  if (!take_options(count, arguments)) {
    log_line("usage: runner serve --store DIR --name NAME [--mode full|reduced] [--cgroup-root DIR] "
             "[--cgroup-parent NAME] [--cores N,N…] [--company DIR] [--landlock no] [--tool DIR]... [--hide DIR]... "
             "[--user-namespace no] [--listen SOCKET]");
    return 2;
  }
  if (cores && !pin_lane(&lane, cores)) {
    log_line("--cores %s is not a list of core numbers", cores);
    return 2;
  }
  if (company && !open_company(company, why)) log_line("no company: %s", why);
  signal(SIGPIPE, SIG_IGN);
  // What the runner writes into the store others of the worker's machine must be able to read.
  umask(022);
  choose_ids();
  lane.landlock_abi = uses_landlock ? landlock_version() : 0;
  lane.filter = build_filter(lane.mode == LANE_REDUCED);
  lane.store = open(lane.store_path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (lane.store < 0 || (listen_path && !accept_worker(listen_path))) {
    log_line("%s: %s", lane.store < 0 ? lane.store_path : listen_path, strerror(errno));
    return 2;
  }
  enum cgroup_kind kind = CGROUP_NONE;
  if (lane.cgroup_root[0]) kind = find_cgroups(lane.cgroup_root, lane.cgroup_parent, why);
  else say(why, "switched off");
  remove_stale_cgroups(kind, lane.cgroup_root, lane.cgroup_parent);
  return serve(&lane, kind, why);
}

int main(int count, char **arguments) {
  u64 times;
  if (count >= 2 && strcmp(arguments[1], "serve") == 0) return run_lane(count - 2, arguments + 2);
  if (count >= 4 && strcmp(arguments[1], "--floor") == 0 && read_decimal(arguments[2], 1000000, &times))
    return measure_floor(times, arguments + 3);
  if (count == 2 && strcmp(arguments[1], "--version") == 0) {
    printf("runner %s protocol %d\n", RUNNER_VERSION, PROTOCOL_VERSION);
    return 0;
  }
  log_line("usage: runner serve … | runner --floor N PROGRAM [WORD…] | runner --version");
  return 2;
}
