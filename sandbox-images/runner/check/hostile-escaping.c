// Tries to reach what is not its own: other processes, the network, the kernel, the host's files.
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/netlink.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile.h"

#define UNUSED (void)count, (void)arguments

// A call that must be refused, as a child so that being killed for it counts as refused too.
static int try_call(const char *name, long number, long a, long b, long c) {
  pid_t child = fork();
  int status;
  if (child == 0) _exit(syscall(number, a, b, c, 0, 0) >= 0 ? 1 : 0);
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1 ? got_through(name) : 0;
}

static int kernel_calls(int count, char **arguments) {
  UNUSED;
  char room[256] = {0};
  long at = (long)room;
  int bad = 0;
  bad += try_call("keyctl", SYS_keyctl, 0, -3, 1);
  bad += try_call("add_key", SYS_add_key, (long)"user", (long)"x", at);
  bad += try_call("bpf", SYS_bpf, 0, at, sizeof room);
  bad += try_call("userfaultfd", SYS_userfaultfd, 1, 0, 0);
  bad += try_call("io_uring_setup", SYS_io_uring_setup, 8, at, 0);
  bad += try_call("perf_event_open", SYS_perf_event_open, at, 0, -1);
  bad += try_call("unshare user", SYS_unshare, CLONE_NEWUSER, 0, 0);
  bad += try_call("unshare mount", SYS_unshare, CLONE_NEWNS, 0, 0);
  bad += try_call("setns", SYS_setns, open("/proc/self/ns/net", O_RDONLY), 0, 0);
  bad += try_call("chroot", SYS_chroot, (long)"/tmp", 0, 0);
  bad += try_call("mount", SYS_mount, (long)"tmpfs", (long)"/tmp", (long)"tmpfs");
  bad += try_call("umount", SYS_umount2, (long)"/proc", MNT_DETACH, 0);
  bad += try_call("mknod", SYS_mknodat, AT_FDCWD, (long)"disk", S_IFBLK | 0600);
  bad += try_call("shmget", SYS_shmget, 77, 4096, 01600);
  bad += try_call("msgget", SYS_msgget, 77, 01600, 0);
  bad += try_call("semget", SYS_semget, 77, 1, 01600);
  bad += try_call("ptrace", SYS_ptrace, PTRACE_TRACEME, 0, 0);
  bad += try_call("personality", SYS_personality, ADDR_NO_RANDOMIZE, 0, 0);
  bad += try_call("syslog", SYS_syslog, 3, at, sizeof room);
  bad += try_call("settimeofday", SYS_settimeofday, at, 0, 0);
  bad += try_call("sethostname", SYS_sethostname, at, 1, 0);
  unsigned long cores = 1;
  bad += try_call("sched_setaffinity", SYS_sched_setaffinity, 0, sizeof cores, (long)&cores);
  int ends[2];
  bad += try_call("a socket pair of another family", SYS_socketpair, AF_NETLINK, SOCK_RAW, (long)ends);
  bad += try_call("a call newer than the filter", 460, 0, 0, 0);
  return bad > 0;
}

static int clone_namespaces(int count, char **arguments) {
  UNUSED;
  long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
  if (pid == 0) _exit(0);
  return pid > 0 ? got_through("clone with a user namespace") : 0;
}

static int sockets(int count, char **arguments) {
  UNUSED;
  const struct {
    const char *name;
    int family, type, protocol;
  } tried[] = {{"tcp", AF_INET, SOCK_STREAM, 0}, {"udp", AF_INET, SOCK_DGRAM, 0}, {"tcp6", AF_INET6, SOCK_STREAM, 0},
               {"vsock", 40, SOCK_STREAM, 0},    {"netlink", AF_NETLINK, SOCK_RAW, NETLINK_ROUTE},
               {"packet", AF_PACKET, SOCK_RAW, 0}, {"raw", AF_INET, SOCK_RAW, 1}};
  for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
    if (socket(tried[i].family, tried[i].type, tried[i].protocol) >= 0) return got_through(tried[i].name);
  return 0;
}

static int service_sockets(int count, char **arguments) {
  UNUSED;
  const char *const paths[] = {"/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", paths[i]);
    int sock = socket(AF_UNIX, SOCK_STREAM, 0);
    if (sock >= 0 && connect(sock, (struct sockaddr *)&address, sizeof address) == 0) return got_through(paths[i]);
  }
  return 0;
}

// The arguments are paths that must not open, for reading or as folders.
static int read_paths(int count, char **arguments) {
  const char *const always[] = {"/etc/shadow", "/etc/gshadow", "/.store/packages", "/dev/kmsg", "/dev/mem", "/dev/vda", "/dev/fuse",
                                "/dev/kvm", "/proc/1/environ", "/proc/1/mem", "/proc/1/maps", "/proc/kcore",
                                "/sys/fs/cgroup/memory", "/sys/kernel"};
  for (size_t i = 0; i < sizeof always / sizeof *always; i++)
    if (open(always[i], O_RDONLY | O_NONBLOCK) >= 0) return got_through(always[i]);
  for (int i = 0; i < count; i++)
    if (open(arguments[i], O_RDONLY | O_NONBLOCK) >= 0) return got_through(arguments[i]);
  return 0;
}

// The arguments are folders nothing may be made in.
static int write_paths(int count, char **arguments) {
  const char *const always[] = {"/usr", "/etc", "/dev", "/", "/proc", "/var"};
  char path[512];
  for (int i = 0; i < (int)(sizeof always / sizeof *always) + count; i++) {
    const char *folder = i < count ? arguments[i] : always[i - count];
    snprintf(path, sizeof path, "%s/left-here", folder);
    if (open(path, O_CREAT | O_WRONLY, 0600) >= 0) return got_through(path);
  }
  const char *const files[] = {"/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/etc/passwd"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (open(files[i], O_WRONLY) >= 0) return got_through(files[i]);
  return 0;
}

static int open_descriptors(int count, char **arguments) {
  UNUSED;
  for (int fd = 3; fd < 1024; fd++)
    if (fcntl(fd, F_GETFD) >= 0) return got_through("an inherited descriptor");
  return 0;
}

static int reopen_stdin(int count, char **arguments) {
  UNUSED;
  return open("/proc/self/fd/0", O_WRONLY) >= 0 ? got_through("stdin for writing") : 0;
}

static int see_processes(int count, char **arguments) {
  UNUSED;
  DIR *proc = opendir("/proc");
  for (struct dirent *entry = proc ? readdir(proc) : NULL; entry; entry = readdir(proc)) {
    int pid = atoi(entry->d_name);
    if (pid > 1 && pid != getpid()) return got_through("a foreign process");
  }
  return 0;
}

static int spare_itself(int count, char **arguments) {
  UNUSED;
  int fd = open("/proc/self/oom_score_adj", O_WRONLY);
  return fd >= 0 && write(fd, "-1000", 5) > 0 ? got_through("oom_score_adj") : 0;
}

static int kill_others(int count, char **arguments) {
  UNUSED;
  if (kill(1, SIGKILL) == 0 && getppid() != 1) return got_through("pid 1 killed");
  if (kill(getppid(), SIGKILL) == 0 && getppid() != 1) return got_through("the parent killed");
  kill(-1, SIGKILL);
  return 0;
}

static int raise_limits(int count, char **arguments) {
  UNUSED;
  const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  const int kinds[] = {RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CPU, RLIMIT_NPROC, RLIMIT_CORE, RLIMIT_MEMLOCK};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (setrlimit(kinds[i], &all) == 0) return got_through("a limit raised");
  struct sched_param first = {1};
  if (sched_setscheduler(0, SCHED_FIFO, &first) == 0) return got_through("SCHED_FIFO");
  return setpriority(PRIO_PROCESS, 0, -20) == 0 ? got_through("nice -20") : 0;
}

static int gain_user(int count, char **arguments) {
  UNUSED;
  if (setuid(0) == 0 && getuid() == 0 && open("/root", O_RDONLY) >= 0) return got_through("uid 0 and its files");
  if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) return got_through("new privileges");
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct have[2];
  if (syscall(SYS_capget, &head, have) < 0) return got_through("capget fails");
  if (have[0].permitted | have[1].permitted | have[0].inheritable) return got_through("a capability");
  return 0;
}

static int old_calls(int count, char **arguments) {
  UNUSED;
#if defined(__x86_64__)
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20));
  return got_through("a 32-bit call");
#else
  raise(SIGSYS);
  return 1;
#endif
}

static int x32_call(int count, char **arguments) {
  UNUSED;
  syscall(0x40000000 + SYS_getpid);
  return got_through("an x32 call");
}

const struct attack ESCAPING[] = {
    {"kernel-calls", kernel_calls},   {"clone-namespaces", clone_namespaces}, {"sockets", sockets},
    {"service-sockets", service_sockets}, {"read-paths", read_paths},         {"write-paths", write_paths},
    {"descriptors", open_descriptors}, {"reopen-stdin", reopen_stdin},        {"see-processes", see_processes},
    {"spare-itself", spare_itself},   {"kill-others", kill_others},           {"raise-limits", raise_limits},
    {"gain-user", gain_user},         {"old-calls", old_calls},               {"x32-call", x32_call},
};
const size_t ESCAPING_COUNT = sizeof ESCAPING / sizeof *ESCAPING;
