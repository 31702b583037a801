// Watches one program against its limits and says how it ended.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "place.h"
#include "reduced.h"
#include "store.h"
#include "tree-use.h"

#define MILLISECOND 1000000ull
// Where there is no cgroup, the tree of processes is looked at this often.
#define TREE_LOOK_MS 10
#define LOOKS_AGAIN 10
// Artefacts are for the program's owner to run.
#define COLLECTED_MODE 0755

static u64 used_cpu_ns(const struct run *run) {
  u64 counted = cpu_used_ns(&run->place->cgroup);
  return counted > run->polled_cpu_ns ? counted : run->polled_cpu_ns;
}

int run_timeout_ms(const struct run *run) {
  const struct limits *limits = &run->side->limits;
  u64 wall = now_ns() - run->started_ns, cpu = used_cpu_ns(run);
  u64 wall_left = limits->wall_ms * MILLISECOND > wall ? limits->wall_ms * MILLISECOND - wall : 0;
  // One thread cannot use more processor time than the clock shows, so it is early enough to look again then.
  u64 cpu_left = limits->cpu_ms * MILLISECOND > cpu ? limits->cpu_ms * MILLISECOND - cpu : 0;
  u64 left = wall_left < cpu_left ? wall_left : cpu_left;
  u64 timeout = left / MILLISECOND + 1;
  if (run->place->cgroup.kind == CGROUP_NONE && timeout > TREE_LOOK_MS) timeout = TREE_LOOK_MS;
  return (int)timeout;
}

void stop_run(struct run *run, enum stop stop) {
  if (run->is_ended) return;
  run->stop = stop;
  run->is_ended = true;
  run->ended_ns = now_ns();
}

void check_limits(struct run *run) {
  const struct limits *limits = &run->side->limits;
  if (run->is_ended) return;
  if (run->place->cgroup.kind == CGROUP_NONE) {
    struct tree_use use = look_at_tree(run->place->init);
    if (use.cpu_ns > run->polled_cpu_ns) run->polled_cpu_ns = use.cpu_ns;
    if (use.memory_bytes > run->polled_memory) run->polled_memory = use.memory_bytes;
    if (use.memory_bytes > limits->memory_bytes) stop_run(run, STOPPED_BY_MEMORY);
  }
  if (used_cpu_ns(run) > limits->cpu_ms * MILLISECOND) stop_run(run, STOPPED_BY_CPU);
  else if (now_ns() - run->started_ns >= limits->wall_ms * MILLISECOND) stop_run(run, STOPPED_BY_WALL);
}

void hear_run(struct run *run) {
  struct pollfd sock = {run->place->init_sock, POLLIN, 0};
  if (run->is_ended) return;
  if (poll(&sock, 1, 0) == 1 && sock.revents & POLLIN) {
    size_t count = MAX_COLLECT;
    ssize_t length = receive_with_fds(run->place->init_sock, &run->report, sizeof run->report, run->collected, &count);
    run->has_report = length == (ssize_t)sizeof run->report && run->report.collected == count;
    for (size_t i = 0; !run->has_report && i < count; i++) close(run->collected[i]);
  }
  run->is_ended = true;
  run->ended_ns = now_ns();
}

// The init took everyone with it; its own accounts then hold all it reaped.
static void reap_init(struct run *run, struct rusage *usage) {
  struct place *place = run->place;
  memset(usage, 0, sizeof *usage);
  kill(place->init, SIGKILL);
  while (wait4(place->init, NULL, 0, usage) < 0 && errno == EINTR) continue;
  place->init = place->lane->spared[place->index * 2 + 1] = -1;
  shut(&place->init_sock);
}

static u64 rusage_ns(const struct rusage *usage) {
  return ((u64)usage->ru_utime.tv_sec + (u64)usage->ru_stime.tv_sec) * 1000000000u +
         ((u64)usage->ru_utime.tv_usec + (u64)usage->ru_stime.tv_usec) * 1000u;
}

static u64 most(u64 a, u64 b) { return a > b ? a : b; }

static u64 size_of(int *fd) {
  struct stat about;
  u64 size = *fd >= 0 && fstat(*fd, &about) == 0 ? (u64)about.st_size : 0;
  shut(fd);
  return size;
}

// A file sought past its limit has no bytes there: what tells is where the program stood when it was stopped.
static bool is_sought_past(int fd, u64 limit) {
  off_t at = fd >= 0 ? lseek(fd, 0, SEEK_CUR) : 0;
  return at > 0 && (u64)at > limit;
}

static bool store_collected(struct run *run, char detail[MAX_DETAIL]) {
  bool stored = true;
  for (unsigned i = 0; run->has_report && i < run->report.collected; i++) {
    const struct taken_file *file = &run->side->collect[run->report.collected_index[i]];
    int to = stored ? create_beneath(run->place->lane->store, file->to, COLLECTED_MODE) : -1;
    bool copied = to >= 0 && copy_file(run->collected[i], to, file->most_bytes) && fchmod(to, COLLECTED_MODE) == 0;
    struct stat about;
    if (copied && fstat(to, &about) == 0) run->collected_bytes[i] = (u64)about.st_size;
    if (stored && !copied) say(detail, "storing %.120s: %s", file->to, strerror(errno));
    stored = stored && copied;
    shut(&to);
    close(run->collected[i]);
  }
  return stored;
}

static void count_use(struct run *run, const struct rusage *init_usage, u64 peak, struct outcome *outcome) {
  const struct cgroup *cgroup = &run->place->cgroup;
  u64 counted_cpu = cpu_used_ns(cgroup);
  u64 own_cpu = run->has_report ? run->report.program_cpu_ns : 0;
  u64 init_cpu = run->has_report ? run->report.init_cpu_ns : 0;
  outcome->cpu_ns = most(own_cpu, counted_cpu > init_cpu ? counted_cpu - init_cpu : 0);
  outcome->memory_bytes = run->has_report ? run->report.maxrss_bytes : (u64)init_usage->ru_maxrss * 1024u;
  outcome->memory_bytes = most(outcome->memory_bytes, peak);
  if (cgroup->kind == CGROUP_NONE) {
    outcome->cpu_ns = most(outcome->cpu_ns, most(run->polled_cpu_ns, run->has_report ? 0 : rusage_ns(init_usage)));
    outcome->memory_bytes = most(outcome->memory_bytes, run->polled_memory);
  }
  bool timed = run->has_report && run->report.started_ns != 0;
  outcome->ended_ns = timed ? run->report.ended_ns : run->ended_ns;
  outcome->wall_ns = outcome->ended_ns - (timed ? run->report.started_ns : run->started_ns);
}

// A limit that was passed wins over the signal it caused; memory first, because what is killed for memory may look
// like anything.
static enum ending decide(const struct run *run, struct outcome *outcome) {
  const struct limits *limits = &run->side->limits;
  if (run->stop == STOPPED_BY_MEMORY || oom_kills(&run->place->cgroup) > 0) return ENDED_MEMORY;
  if (run->stop == STOPPED_BY_CPU || outcome->cpu_ns > limits->cpu_ms * MILLISECOND) return ENDED_CPU;
  if (run->stop == STOPPED_BY_WALL) return ENDED_WALL;
  if (outcome->stdout_bytes > limits->output_bytes || outcome->stderr_bytes > limits->output_bytes) return ENDED_OUTPUT;
  if (WIFSIGNALED(run->report.status) && WTERMSIG(run->report.status) == SIGXFSZ && run->sought_past) return ENDED_OUTPUT;
  if (WIFSIGNALED(run->report.status)) {
    outcome->code = WTERMSIG(run->report.status);
    return ENDED_SIGNAL;
  }
  outcome->code = WEXITSTATUS(run->report.status);
  return ENDED_EXIT;
}

// The reduced box finds what a program left by reading lists that change under its eyes, so one look may miss some.
static bool leave_empty(struct place *place) {
  bool reduced = place->lane->mode == LANE_REDUCED;
  for (int tries = 0; tries < LOOKS_AGAIN; tries++) {
    if (leave_cgroup(&place->cgroup)) return true;
    if (!reduced || !wipe_reduced(place->lane, place->index)) return false;
  }
  return false;
}

bool finish_run(struct run *run, struct outcome *outcome, char detail[MAX_DETAIL]) {
  struct rusage init_usage;
  memset(outcome, 0, sizeof *outcome);
  bool failed = run->has_report && run->report.outcome != INIT_ENDED;
  if (failed) say(detail, "%.240s", run->report.detail);
  reap_init(run, &init_usage);
  // Before the outputs are closed: what they hold is not the program's memory and must still be in use now.
  u64 peak = peak_bytes(&run->place->cgroup);
  bool wiped = run->place->lane->mode != LANE_REDUCED || wipe_reduced(run->place->lane, run->place->index);
  u64 most_bytes = run->side->limits.output_bytes;
  run->sought_past = is_sought_past(run->stdout_fd, most_bytes) || is_sought_past(run->stderr_fd, most_bytes);
  outcome->stdout_bytes = size_of(&run->stdout_fd) + run->piped_bytes;
  outcome->stderr_bytes = size_of(&run->stderr_fd);
  bool stored = store_collected(run, detail);
  count_use(run, &init_usage, peak, outcome);
  outcome->ending = decide(run, outcome);
  if (!leave_empty(run->place)) {
    run->place->is_unsound = true;
    say(detail, "processes of the test are left in the lane's cgroup; the lane ends");
    return false;
  }
  if (failed || !stored) return false;
  if (!wiped) {
    run->place->is_unsound = true;
    say(detail, "the scratch folder could not be emptied; the lane ends");
    return false;
  }
  if (run->has_report || run->stop != NOT_STOPPED || outcome->ending == ENDED_MEMORY) return true;
  say(detail, "the test's init died without a report");
  return false;
}
