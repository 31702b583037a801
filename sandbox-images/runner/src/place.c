#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reduced.h"
#include "store.h"
#include "tree-use.h"

static void spare(struct place *place) {
  place->lane->spared[place->index * 2] = place->keeper.pid;
  place->lane->spared[place->index * 2 + 1] = place->init;
}

bool open_place(struct place *place, struct lane *lane, enum cgroup_kind kind, int index, char detail[MAX_DETAIL]) {
  char name[160];
  *place = (struct place){.lane = lane, .index = index, .init = -1, .init_sock = -1,
                          .keeper = {-1, -1}};
  snprintf(name, sizeof name, "%s-%c", lane->name, index == 0 ? 'a' : 'b');
  if (!open_cgroup(&place->cgroup, kind, lane->cgroup_root, lane->cgroup_parent, name)) {
    say(detail, "making the cgroup %s: %s", name, strerror(errno));
    remove_cgroup(&place->cgroup);
    return false;
  }
  if (!start_keeper(&place->keeper, lane, &place->cgroup, index, detail)) {
    remove_cgroup(&place->cgroup);
    return false;
  }
  place->is_open = true;
  spare(place);
  return true;
}

static void drop_init(struct place *place) {
  if (place->init > 0) {
    kill(place->init, SIGKILL);
    while (waitpid(place->init, NULL, 0) < 0 && errno == EINTR) continue;
  }
  place->init = -1;
  spare(place);
  shut(&place->init_sock);
}

static bool take_asked_init(struct place *place, char detail[MAX_DETAIL]) {
  bool is_inside = false;
  place->is_asked = false;
  place->init = take_init(&place->keeper, &is_inside, detail);
  if (place->init < 0) return false;
  spare(place);
  if (is_inside || enter_cgroup(&place->cgroup, place->init)) return true;
  say(detail, "moving a test's init into its cgroup: %s", strerror(errno));
  return false;
}

void close_place(struct place *place) {
  char detail[MAX_DETAIL];
  if (!place->is_open) return;
  if (place->is_asked) take_asked_init(place, detail);
  drop_init(place);
  stop_keeper(&place->keeper);
  remove_cgroup(&place->cgroup);
  place->is_open = false;
}

void ready_place(struct place *place) {
  int pair[2], cgroup_folder;
  if (!place->is_open || place->is_asked || place->init > 0) return;
  if (!ready_cgroup(&place->cgroup, &cgroup_folder)) return;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return;
  place->is_asked = ask_init(&place->keeper, pair[1], cgroup_folder);
  close(pair[1]);
  place->init_sock = pair[0];
  if (!place->is_asked) shut(&place->init_sock);
  // Without a pid namespace an init is one more child among the program's orphans, and is spared only by its pid.
  char detail[MAX_DETAIL];
  if (place->is_asked && place->lane->mode == LANE_REDUCED && !take_asked_init(place, detail)) drop_init(place);
}

// The kernel, out of memory, may have picked the keeper: then a new one is started, once.
static bool have_init(struct place *place, char detail[MAX_DETAIL]) {
  for (int tries = 0; tries < 2; tries++) {
    if (place->init > 0) return true;
    ready_place(place);
    if (place->init > 0 || (place->is_asked && take_asked_init(place, detail))) return true;
    drop_init(place);
    stop_keeper(&place->keeper);
    if (!start_keeper(&place->keeper, place->lane, &place->cgroup, place->index, detail)) return false;
    spare(place);
  }
  return false;
}

// A named store file, or a memory file that is counted and dropped.
static int open_output(const struct lane *lane, const char *path, const char *label, char detail[MAX_DETAIL]) {
  int fd = path ? create_beneath(lane->store, path, 0644) : memfd_create(label, MFD_CLOEXEC);
  if (fd < 0) say(detail, "opening %s %.120s for writing: %s", label, path ? path : "", strerror(errno));
  return fd;
}

static int open_input(const struct lane *lane, const char *path, char detail[MAX_DETAIL]) {
  int fd = path ? open_regular_beneath(lane->store, path, NULL) : open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (fd < 0) say(detail, "opening %.150s for reading: %s", path ? path : "/dev/null", strerror(errno));
  return fd;
}

// Opens stdin, stdout, stderr and the placed files into `fds`; -1 marks what could not be opened.
static bool open_files(struct run *run, const int streams[2], int *fds, size_t *count, char detail[MAX_DETAIL]) {
  const struct lane *lane = run->place->lane;
  const struct side *side = run->side;
  fds[0] = streams[0] >= 0 ? dup(streams[0]) : open_input(lane, side->stdin_path, detail);
  fds[1] = streams[1] >= 0 ? dup(streams[1]) : open_output(lane, side->stdout_path, "stdout", detail);
  fds[2] = open_output(lane, side->stderr_path, "stderr", detail);
  run->stdout_fd = fds[1];
  run->stderr_fd = fds[2];
  *count = 3;
  bool opened = fds[0] >= 0 && fds[1] >= 0 && fds[2] >= 0;
  for (size_t i = 0; opened && i < side->placed_count; i++) {
    fds[*count] = open_input(lane, side->placed[i].path, detail);
    opened = fds[*count] >= 0;
    if (opened) ++*count;
  }
  return opened;
}

// The keeper and the inits of an ordinary user's lane share its namespace; without one, all this user runs does.
static unsigned spare_processes(const struct lane *lane) {
  if (lane->is_root) return 0;
  return lane->mode == LANE_FULL ? 8 : count_threads_of(geteuid()) + 8;
}

static bool send_order(struct run *run, const char *body, size_t length, unsigned side_index, const int *fds,
                       size_t count) {
  static struct init_order order;
  order.side = side_index;
  order.length = (unsigned)length;
  order.spare_processes = spare_processes(run->place->lane);
  memcpy(order.body, body, length);
  return send_with_fds(run->place->init_sock, &order, offsetof(struct init_order, body) + length, fds, count);
}

bool start_run(struct run *run, struct place *place, const struct side *side, const char *body, size_t length,
               unsigned side_index, const int streams[2], char detail[MAX_DETAIL]) {
  int fds[3 + MAX_PLACED];
  size_t count = 0;
  memset(run, 0, sizeof *run);
  run->place = place;
  run->side = side;
  bool started = open_files(run, streams, fds, &count, detail);
  if (started && place->lane->mode == LANE_REDUCED) started = show_reduced(place->lane, place->index, side, detail);
  started = started && have_init(place, detail);
  if (started && !start_counting(&place->cgroup, side->limits.memory_bytes, side->limits.processes)) {
    say(detail, "setting the cgroup's limits: %s", strerror(errno));
    started = false;
  }
  run->started_ns = now_ns();
  if (started && !send_order(run, body, length, side_index, fds, count)) {
    say(detail, "the test's init is gone before its start: %s", strerror(errno));
    started = false;
  }
  shut(&fds[0]);
  // A pipe the caller gave must end when the program's own end closes, so no copy may stay here.
  if (streams[1] >= 0) shut(&run->stdout_fd);
  for (size_t i = 3; i < count; i++) shut(&fds[i]);
  if (started) return true;
  shut(&run->stdout_fd);
  shut(&run->stderr_fd);
  // An init that was asked for and not yet taken has been told nothing and serves the next request.
  if (place->init > 0) {
    drop_init(place);
    leave_cgroup(&place->cgroup);
  }
  return false;
}
