// In the full box this is pid 1 of the test's own pid namespace: when it dies, everything the program started dies, and
// no signal from inside can harm it. It stands ready before its request comes, /tmp and /proc mounted, so a test waits
// only for the program's own start. The program is its vfork child and not pid 1, because pid 1 would not feel SIGABRT.
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "landlock.h"
#include "lane-root.h"
#include "layout.h"
#include "program.h"
#include "reduced.h"
#include "store.h"

#define STREAMS 3

static struct init_order order;
static struct request request;
static struct init_report report;

_Noreturn static void leave(int sock, const int *fds) {
  send_with_fds(sock, &report, sizeof report, fds, report.collected);
  _exit(0);
}

// An ordinary user's lane has one id for all, and the file of stdin is that user's: by /proc/self/fd/0 a program could
// open it again for writing. Opened through the store's read-only mount it cannot.
static bool own_stdin(const struct side *side, int store, int *fd) {
  if (!side->stdin_path || store < 0) return true;
  int read_only = open_regular_beneath(store, side->stdin_path, NULL);
  if (read_only < 0) {
    say(report.detail, "opening %.120s in the lane: %s", side->stdin_path, strerror(errno));
    return false;
  }
  close(*fd);
  *fd = read_only;
  return true;
}

_Noreturn static void fail(int sock) {
  report.outcome = INIT_FAILED;
  leave(sock, NULL);
}

static u64 rusage_cpu_ns(const struct rusage *usage) {
  u64 seconds = (u64)usage->ru_utime.tv_sec + (u64)usage->ru_stime.tv_sec;
  return seconds * 1000000000u + ((u64)usage->ru_utime.tv_usec + (u64)usage->ru_stime.tv_usec) * 1000u;
}

static bool is_below(const char *path, const char *folder) {
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && path[length] == '/';
}

// A file the request itself brought and the kernel will not run is the program's failure, as a shell would report it;
// a missing interpreter or compiler of the machine is ours.
static bool is_programs_own_failure(const struct lane *lane, int place, const struct program_plan *plan) {
  const char *path = plan->side->argv[0];
  if (strcmp(plan->failed_step, "exec") != 0) return false;
  return is_below(path, lane->paths[place].folder) || is_below(path, lane->paths[place].scratch);
}

static void start_and_wait(const struct lane *lane, int place, struct program_plan *plan, int sock) {
  pid_t program = vfork();
  if (program == 0) become_program(plan);
  if (program < 0) {
    say(report.detail, "vfork: %s", strerror(errno));
    fail(sock);
  }
  int status = 0;
  for (;;) {
    pid_t pid = waitpid(-1, &status, 0);
    if (pid == program) break;
    if (pid < 0 && errno != EINTR) break;
  }
  report.ended_ns = now_ns();
  report.started_ns = plan->started_ns;
  report.status = status;
  if (plan->failed_step) {
    say(report.detail, "%s: %.150s: %s", plan->failed_step, plan->side->argv[0], strerror(plan->failed_errno));
    if (!is_programs_own_failure(lane, place, plan)) fail(sock);
    dprintf(plan->stderr_fd, "%s\n", report.detail);
  }
}

// Nothing may change a file between looking at it and taking it, so everything the program left is killed first.
static void end_everyone(const struct lane *lane, int place) {
  if (lane->mode == LANE_REDUCED) {
    end_reduced(lane, place);
    return;
  }
  kill(-1, SIGKILL);
  while (waitpid(-1, NULL, 0) > 0 || errno == EINTR) continue;
}

static void collect(const struct lane *lane, int place, const struct side *side, int *fds) {
  int scratch = open(lane->paths[place].scratch, O_PATH | O_DIRECTORY | O_CLOEXEC);
  for (size_t i = 0; scratch >= 0 && i < side->collect_count; i++) {
    u64 size;
    int fd = open_regular_beneath(scratch, side->collect[i].from, &size);
    if (fd >= 0 && size > side->collect[i].most_bytes) shut(&fd);
    if (fd < 0) continue;
    report.collected_index[report.collected] = (unsigned short)i;
    fds[report.collected++] = fd;
  }
}

static void add_accounts(void) {
  struct rusage own, children;
  getrusage(RUSAGE_CHILDREN, &children);
  getrusage(RUSAGE_SELF, &own);
  report.program_cpu_ns = rusage_cpu_ns(&children);
  report.maxrss_bytes = (u64)children.ru_maxrss * 1024u;
  report.init_cpu_ns = rusage_cpu_ns(&own);
}

void run_init(const struct lane *lane, int place, int sock) {
  int fds[STREAMS + MAX_PLACED], collected[MAX_COLLECT];
  size_t count = STREAMS + MAX_PLACED;
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl(PR_SET_NAME, "test-init", 0, 0, 0);
  if (lane->mode == LANE_REDUCED) prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  bool laid_out = lay_out_empty(lane, place, report.detail);
  ssize_t length = receive_with_fds(sock, &order, sizeof order, fds, &count);
  if (length <= 0) _exit(0);
  if (!laid_out) fail(sock);
  if ((size_t)length < offsetof(struct init_order, body) || order.length > sizeof order.body || order.side > 1 ||
      !parse_request(order.body, order.length, &request, report.detail) || count < STREAMS)
    fail(sock);
  const struct side *side = &request.sides[order.side];
  bool shares_id = lane->mode == LANE_FULL && !lane->is_root;
  int store = shares_id ? open(STORE_MOUNT, O_PATH | O_DIRECTORY | O_CLOEXEC) : -1;
  if (!own_stdin(side, store, &fds[0])) fail(sock);
  shut(&store);
  if (count != STREAMS + side->placed_count || !lay_out_request(lane, place, side, fds + STREAMS, report.detail))
    fail(sock);
  struct program_plan plan = {.lane = lane, .side = side, .place = place, .landlock = -1,
                              .spare_processes = order.spare_processes,
                              .stdin_fd = fds[0], .stdout_fd = fds[1], .stderr_fd = fds[2]};
  if (lane->mode == LANE_REDUCED && lane->landlock_abi > 0) {
    plan.landlock = build_landlock(lane, place);
    if (plan.landlock < 0) {
      say(report.detail, "building the Landlock rules: %s", strerror(errno));
      fail(sock);
    }
  }
  start_and_wait(lane, place, &plan, sock);
  end_everyone(lane, place);
  collect(lane, place, side, collected);
  add_accounts();
  report.outcome = INIT_ENDED;
  leave(sock, collected);
}
