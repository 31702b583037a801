// The runner itself stays outside every namespace: it opens the store's files with its own rights, holds the counters
// and cannot be reached or starved by what runs inside. A keeper, forked from it, goes in once: user, mount, net, ipc
// and uts namespaces, a root of its own, and (cgroup v1) the place's cgroup. For each test it clones an init with
// CLONE_PARENT, which makes the init the runner's child: the runner waits for it, kills it and reads its accounts
// itself. If the kernel, out of memory, picks the keeper instead of the program, only a new keeper is needed.
#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "init.h"
#include "lane-root.h"

// 'm' asks for the id maps, 'r' says ready, anything else begins a detail of what failed.
#define ASK_MAPS 'm'
#define READY 'r'
#define FAILED 'f'

static bool write_proc(pid_t pid, const char *name, const char *text) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
  return write_text_at(AT_FDCWD, path, text);
}

// Root gives the lane two ids of its own; an ordinary user can give only the one it has.
static bool write_maps(const struct lane *lane, pid_t pid) {
  char uids[128], gids[128];
  if (lane->is_root) {
    snprintf(uids, sizeof uids, "0 %u 1\n%u %u 1\n", lane->host_keeper_id, INNER_PROGRAM_ID, lane->host_program_id);
    snprintf(gids, sizeof gids, "%s", uids);
  } else {
    write_proc(pid, "setgroups", "deny");
    snprintf(uids, sizeof uids, "0 %u 1\n", geteuid());
    snprintf(gids, sizeof gids, "0 %u 1\n", getegid());
  }
  return write_proc(pid, "uid_map", uids) && write_proc(pid, "gid_map", gids);
}

_Noreturn static void fail(int sock, const char *detail) {
  char message[MAX_DETAIL + 1] = {FAILED};
  memcpy(message + 1, detail, MAX_DETAIL);
  send_with_fds(sock, message, sizeof message, NULL, 0);
  _exit(1);
}

static void become_mapped(const struct lane *lane, int sock) {
  char detail[MAX_DETAIL], byte = ASK_MAPS;
  size_t none = 0;
  if (!send_with_fds(sock, &byte, 1, NULL, 0) || receive_with_fds(sock, &byte, 1, NULL, &none) != 1) _exit(1);
  if (byte != ASK_MAPS) {
    say(detail, "writing the id maps of a user namespace was refused");
    fail(sock, detail);
  }
  if (lane->is_root && (setgroups(0, NULL) < 0 || setresgid(0, 0, 0) < 0 || setresuid(0, 0, 0) < 0)) {
    say(detail, "taking the lane's own id: %s", strerror(errno));
    fail(sock, detail);
  }
  // A change of id forgets this; without it the inits of a dead runner would live on.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
}

static void enter_namespaces(const struct lane *lane, int sock) {
  char detail[MAX_DETAIL];
  int flags = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | (lane->has_user_ns ? CLONE_NEWUSER : 0);
  // The working folder is the one thing that moves into the copied mounts by itself.
  if (chdir(lane->store_path) < 0) {
    say(detail, "the store %s: %s", lane->store_path, strerror(errno));
    fail(sock, detail);
  }
  if (unshare(flags) < 0) {
    say(detail, "new namespaces (user, mount, net, ipc, uts) were refused: %s", strerror(errno));
    fail(sock, detail);
  }
  int store = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (store < 0) {
    say(detail, "the store %s cannot be reached: %s", lane->store_path, strerror(errno));
    fail(sock, detail);
  }
  if (lane->has_user_ns) become_mapped(lane, sock);
  if (sethostname("box", 3) < 0) log_line("the lane keeps the host's name: %s", strerror(errno));
  if (!enter_lane_root(lane, store, detail)) fail(sock, detail);
  close(store);
}

// What the keeper answers for each init.
struct birth {
  pid_t pid;
  int error;
  bool is_inside;
};

// clone3 alone can place a child in a cgroup. Some container engines answer it with ENOSYS; then, and where there is no
// folder, the plain clone does, and the runner moves the init.
static pid_t clone_init(const struct lane *lane, int cgroup_folder, bool *is_inside) {
  unsigned long flags = CLONE_PARENT;
  if (lane->mode == LANE_FULL) flags |= CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;
  struct clone_args all = {.flags = flags | CLONE_INTO_CGROUP, .cgroup = (u64)cgroup_folder};
  *is_inside = cgroup_folder >= 0;
  pid_t pid = cgroup_folder < 0 ? -1 : (pid_t)syscall(SYS_clone3, &all, sizeof all);
  if (pid >= 0) return pid;
  *is_inside = false;
  return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
}

_Noreturn static void serve_inits(const struct lane *lane, int place, int sock) {
  for (;;) {
    char byte;
    int fds[2] = {-1, -1}; // the init's socket, its cgroup's folder
    size_t count = 2;
    if (receive_with_fds(sock, &byte, 1, fds, &count) <= 0 || count < 1) _exit(0);
    struct birth birth = {0};
    birth.pid = clone_init(lane, fds[1], &birth.is_inside);
    if (birth.pid == 0) {
      close(sock);
      shut(&fds[1]);
      run_init(lane, place, fds[0]);
    }
    birth.error = birth.pid < 0 ? errno : 0;
    shut(&fds[0]);
    shut(&fds[1]);
    if (!send_with_fds(sock, &birth, sizeof birth, NULL, 0)) _exit(0);
  }
}

static void settle(const struct cgroup *cgroup, int *sock) {
  char detail[MAX_DETAIL];
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl(PR_SET_NAME, "lane-keeper", 0, 0, 0);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  if (!join_cgroup(cgroup)) {
    say(detail, "joining the cgroup %s: %s", cgroup->name, strerror(errno));
    fail(*sock, detail);
  }
  // When the machine itself runs short, a program goes before the platform.
  write_text_at(AT_FDCWD, "/proc/self/oom_score_adj", "500");
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(null, 0);
  dup2(null, 1);
  *sock = dup2(*sock, 3);
  fcntl(*sock, F_SETFD, FD_CLOEXEC);
  syscall(SYS_close_range, 4, ~0u, 0);
}

_Noreturn static void run_keeper(const struct lane *lane, const struct cgroup *cgroup, int place, int sock) {
  settle(cgroup, &sock);
  if (lane->mode == LANE_FULL) enter_namespaces(lane, sock);
  char byte = READY;
  if (!send_with_fds(sock, &byte, 1, NULL, 0)) _exit(1);
  serve_inits(lane, place, sock);
}

bool start_keeper(struct keeper *keeper, const struct lane *lane, const struct cgroup *cgroup, int place,
                  char detail[MAX_DETAIL]) {
  int pair[2];
  *keeper = (struct keeper){-1, -1};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) {
    say(detail, "socketpair: %s", strerror(errno));
    return false;
  }
  pid_t pid = fork();
  if (pid == 0) run_keeper(lane, cgroup, place, pair[1]);
  close(pair[1]);
  *keeper = (struct keeper){pid, pair[0]};
  if (pid > 0 && !adopt_keeper(cgroup, pid)) {
    say(detail, "moving the keeper into the cgroup %s: %s", cgroup->name, strerror(errno));
    stop_keeper(keeper);
    return false;
  }
  for (;;) {
    char message[MAX_DETAIL + 1];
    size_t none = 0;
    ssize_t length = pid < 0 ? 0 : receive_with_fds(pair[0], message, sizeof message, NULL, &none);
    if (length == 1 && message[0] == READY) return true;
    if (length == 1 && message[0] == ASK_MAPS) {
      char answer = write_maps(lane, pid) ? ASK_MAPS : FAILED;
      send_with_fds(pair[0], &answer, 1, NULL, 0);
      continue;
    }
    if (length > 1) say(detail, "%.*s", (int)(length - 1), message + 1);
    else say(detail, "the lane's keeper died while starting");
    stop_keeper(keeper);
    return false;
  }
}

void stop_keeper(struct keeper *keeper) {
  shut(&keeper->sock);
  if (keeper->pid > 0) {
    kill(keeper->pid, SIGKILL);
    while (waitpid(keeper->pid, NULL, 0) < 0 && errno == EINTR) continue;
  }
  keeper->pid = -1;
}

bool ask_init(struct keeper *keeper, int sock, int cgroup_folder) {
  const int fds[2] = {sock, cgroup_folder};
  return send_with_fds(keeper->sock, "i", 1, fds, cgroup_folder < 0 ? 1 : 2);
}

pid_t take_init(struct keeper *keeper, bool *is_inside, char detail[MAX_DETAIL]) {
  struct birth birth;
  size_t none = 0;
  if (receive_with_fds(keeper->sock, &birth, sizeof birth, NULL, &none) != sizeof birth) {
    say(detail, "the lane's keeper is gone");
    return -1;
  }
  if (birth.pid < 0) say(detail, "cloning a test's namespaces: %s", strerror(birth.error));
  *is_inside = birth.is_inside;
  return birth.pid;
}
