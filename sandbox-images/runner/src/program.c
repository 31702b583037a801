// Runs in a vfork child: it shares the init's memory and the init waits, so it writes nothing but its plan's answers.
// The order matters: limits before the uid is dropped, no_new_privs before the filter, the filter last.
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "landlock.h"
#include "seccomp.h"

#define LAST_CAPABILITY 63
#define MEMLOCK_BYTES 65536
#define PENDING_SIGNALS 1024

_Noreturn static void fail(struct program_plan *plan, const char *step) {
  plan->failed_errno = errno;
  plan->failed_step = step;
  _exit(127);
}

static void limit(struct program_plan *plan, int resource, u64 soft, u64 hard) {
  struct rlimit both = {soft, hard};
  if (setrlimit(resource, &both) == 0) return;
  // A worker that was itself started under a lower ceiling keeps that ceiling.
  struct rlimit now;
  if (getrlimit(resource, &now) == 0 && now.rlim_max < hard) {
    both = (struct rlimit){soft < now.rlim_max ? soft : now.rlim_max, now.rlim_max};
    if (setrlimit(resource, &both) == 0) return;
  }
  fail(plan, "setting a resource limit");
}

static void set_limits(struct program_plan *plan) {
  const struct limits *limits = &plan->side->limits;
  u64 seconds = (limits->cpu_ms + 999) / 1000 + 1;
  limit(plan, RLIMIT_CORE, 0, 0);
  // One byte more than allowed, so that an output of exactly the limit is told from one that passed it.
  limit(plan, RLIMIT_FSIZE, limits->output_bytes + 1, limits->output_bytes + 1);
  limit(plan, RLIMIT_CPU, seconds, seconds + 1);
  limit(plan, RLIMIT_STACK, limits->stack_bytes, limits->stack_bytes);
  limit(plan, RLIMIT_NOFILE, limits->open_files, limits->open_files);
  limit(plan, RLIMIT_MEMLOCK, MEMLOCK_BYTES, MEMLOCK_BYTES);
  limit(plan, RLIMIT_MSGQUEUE, 0, 0);
  limit(plan, RLIMIT_SIGPENDING, PENDING_SIGNALS, PENDING_SIGNALS);
}

// pids.max counts exactly; this is the bound where there is no cgroup. The kernel counts all threads of the same user in
// the same user namespace, so where the program has no user of its own, those of the others are added.
static void limit_processes(struct program_plan *plan) {
  u64 most = plan->side->limits.processes + plan->spare_processes;
  limit(plan, RLIMIT_NPROC, most, most);
}

static void take_program_id(struct program_plan *plan) {
  uid_t id = plan->lane->program_id[plan->place];
  if (!plan->lane->is_root) return;
  if (syscall(SYS_setgroups, 0, NULL) < 0) fail(plan, "leaving the groups");
  if (syscall(SYS_setresgid, id, id, id) < 0) fail(plan, "taking the program's group");
  if (syscall(SYS_setresuid, id, id, id) < 0) fail(plan, "taking the program's id");
}

// Order: the bounding set and securebits need CAP_SETPCAP, which the empty capset then gives up.
static void drop_bounds(void) {
  for (unsigned long capability = 0; capability <= LAST_CAPABILITY; capability++)
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0) break;
  prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_CAP_AMBIENT_RAISE |
                               SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED, 0, 0, 0);
}

static void drop_capabilities(struct program_plan *plan) {
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  if (syscall(SYS_capset, &head, none) < 0) fail(plan, "giving up capabilities");
}

void become_program(struct program_plan *plan) {
  sigset_t nothing;
  // The three may lie on each other's numbers only if they are below 3, and the init keeps those for /dev/null.
  if (dup2(plan->stdin_fd, 0) < 0 || dup2(plan->stdout_fd, 1) < 0 || dup2(plan->stderr_fd, 2) < 0)
    fail(plan, "joining the standard streams");
  if (plan->landlock >= 0 && dup2(plan->landlock, 3) < 0) fail(plan, "keeping the Landlock rules");
  int landlock = plan->landlock >= 0 ? 3 : -1;
  syscall(SYS_close_range, landlock < 0 ? 3 : 4, ~0u, 0);
  set_limits(plan);
  drop_bounds();
  take_program_id(plan);
  if (chdir(plan->lane->paths[plan->place].scratch) < 0) fail(plan, "entering the scratch folder");
  limit_processes(plan);
  drop_capabilities(plan);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) fail(plan, "no_new_privs");
  if (landlock >= 0 && !enforce_landlock(landlock)) fail(plan, "Landlock");
  if (landlock >= 0) close(landlock);
  // Its init dies with the runner; where there is no pid namespace that would take the program along, this does. Only
  // now, because taking another id forgets it.
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  setsid();
  umask(022);
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, NULL);
  if (!install_filter(&plan->lane->filter)) fail(plan, "installing the system call filter");
  plan->started_ns = now_ns();
  execve(plan->side->argv[0], plan->side->argv, plan->side->env);
  fail(plan, "exec");
}
