// A wall that is only believed to stand is none: an engine, a kernel or an older runner may have left it out without a
// word. So before the worker is greeted, programs run in the lane as a contestant's would, and what the kernel says of
// them is read: their filter, their rights, their namespaces beside the runner's own, what Landlock hides. What is
// missing stops the lane; the worker then opens a weaker box and says so.
#include "self-test.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "answer.h"
#include "company.h"

#define FULL_LIMITS                                                                                                    \
  "cpu-ms=10000\0wall-ms=20000\0memory-bytes=67108864\0output-bytes=65536\0scratch-bytes=1048576\0processes=8\0"     \
  "open-files=16\0stack-bytes=8388608"

static const char HEAD[] = "v=1\0id=0\0kind=run\0" FULL_LIMITS;
static const char *const STATUS[] = {"/bin/cat", "/proc/self/status", NULL};
static const char *const LINKS[] = {"/bin/ls", "-l", "/proc/self/ns/", NULL};
static const char *const HIDDEN[] = {"/bin/cat", "/etc/passwd", NULL};
static const char *const NAMES[] = {"user", "mount", "net", "ipc", "uts", "pid"};
static const char *const FILES[] = {"user", "mnt", "net", "ipc", "uts", "pid"};
#define NAME_COUNT (sizeof NAMES / sizeof *NAMES)
#define USER_BIT 1u

static size_t write_body(char body[MAX_BODY], const char *const *arguments) {
  size_t length = sizeof HEAD;
  memcpy(body, HEAD, length);
  for (; *arguments; arguments++) length += (size_t)snprintf(body + length, MAX_BODY - length, "arg=%s", *arguments) + 1;
  return length;
}

// Runs one program and keeps what it printed, as a string. False: the lane could not run it.
static bool ask_program(struct place *place, const char *const *arguments, char *said, size_t room,
                        struct outcome *outcome, char detail[MAX_DETAIL]) {
  static struct request request;
  static struct run run;
  static char body[MAX_BODY], parsed[MAX_BODY];
  size_t length = write_body(body, arguments);
  memcpy(parsed, body, length);
  if (!parse_request(parsed, length, &request, detail)) return false;
  int output = memfd_create("self-test", MFD_CLOEXEC);
  const int streams[2] = {-1, output};
  bool sound = output >= 0 && start_run(&run, place, &request.sides[0], body, length, 0, streams, detail);
  if (sound) {
    wait_for_end(&run);
    sound = finish_run(&run, outcome, detail);
  }
  ssize_t had = output < 0 ? 0 : pread(output, said, room - 1, 0);
  said[had > 0 ? had : 0] = 0;
  shut(&output);
  return sound;
}

static bool has_line(const char *status, const char *key, const char *value) {
  const char *at = strstr(status, key);
  if (!at) return false;
  at += strlen(key);
  size_t length = strcspn(at, "\n");
  return length == strlen(value) && memcmp(at, value, length) == 0;
}

static bool test_rights(struct place *place, struct self_test *test, char detail[MAX_DETAIL]) {
  static char status[8192];
  struct outcome outcome;
  if (!ask_program(place, STATUS, status, sizeof status, &outcome, detail)) return false;
  if (outcome.ending != ENDED_EXIT || outcome.code != 0) {
    say(detail, "a trial run of /bin/cat did not end well (ending %d, code %d)", (int)outcome.ending, outcome.code);
    return false;
  }
  test->is_filtered = has_line(status, "\nSeccomp:\t", "2");
  const char *missing = NULL;
  if (!test->is_filtered) missing = "no system call filter";
  else if (!has_line(status, "\nNoNewPrivs:\t", "1")) missing = "no no_new_privs";
  else if (!has_line(status, "\nCapEff:\t", "0000000000000000")) missing = "capabilities";
  else if (place->cgroup.kind != CGROUP_NONE && outcome.cpu_ns == 0) missing = "no processor time in its cgroup";
  if (!missing) return true;
  say(detail, "a program in the lane has %s", missing);
  return false;
}

// A bit for each namespace of the program that is not the runner's own. The links read "user:[4026531837]".
static unsigned count_namespaces(const char *links) {
  unsigned bits = 0;
  for (size_t i = 0; i < NAME_COUNT; i++) {
    char path[64], own[64], beginning[16];
    snprintf(path, sizeof path, "/proc/self/ns/%s", FILES[i]);
    snprintf(beginning, sizeof beginning, "> %s:[", FILES[i]);
    ssize_t length = readlink(path, own, sizeof own - 1);
    own[length > 0 ? length : 0] = 0;
    if (length > 0 && strstr(links, beginning) && !strstr(links, own)) bits |= 1u << i;
  }
  return bits;
}

static bool test_namespaces(struct place *place, struct self_test *test, char detail[MAX_DETAIL]) {
  static char links[4096];
  struct outcome outcome;
  if (!ask_program(place, LINKS, links, sizeof links, &outcome, detail)) return false;
  test->namespaces = count_namespaces(links);
  for (size_t i = 0; i < NAME_COUNT; i++) {
    if (test->namespaces & 1u << i || (1u << i == USER_BIT && !place->lane->has_user_ns)) continue;
    say(detail, "a program in the lane is in the machine's own %s namespace", NAMES[i]);
    return false;
  }
  return true;
}

static bool test_landlock(struct place *place, char detail[MAX_DETAIL]) {
  static char said[4096];
  struct outcome outcome;
  if (!ask_program(place, HIDDEN, said, sizeof said, &outcome, detail)) return false;
  if (said[0] == 0) return true;
  say(detail, "Landlock does not hide %s from a program in the lane", HIDDEN[1]);
  return false;
}

bool test_lane(struct place *place, struct self_test *test, char detail[MAX_DETAIL]) {
  *test = (struct self_test){false, 0};
  if (!test_rights(place, test, detail)) return false;
  if (place->lane->mode == LANE_FULL) return test_namespaces(place, test, detail);
  return place->lane->landlock_abi == 0 || test_landlock(place, detail);
}

static void add_reduced_weaknesses(struct reply *reply, const struct lane *lane) {
  add_text(reply, "weakness", "No namespaces: programs share the machine's process list and network stack.");
  add_text(reply, "weakness", "The whole size of the scratch folder is not bounded, only each file's.");
  add_text(reply, "weakness", "Programs see that files of the machine are there, their sizes and times, though not what is in them.");
  if (!lane->is_root) add_text(reply, "weakness", "Programs run under the worker's own user.");
  if (lane->landlock_abi == 0) {
    add_text(reply, "weakness", "No Landlock in this kernel: programs can read what this user may read, such as /etc/passwd.");
    if (lane->is_root)
      add_text(reply, "weakness", "Folders open to all are open to programs: what one leaves outside /tmp, /var/tmp and /dev/shm stays.");
    else
      add_text(reply, "weakness", "Programs can write wherever this user may, and what they leave there stays.");
  }
  if (!lane->is_root && lane->landlock_abi < 6)
    add_text(reply, "weakness", "This kernel cannot keep a program from signalling the user's other processes.");
}

static void add_weaknesses(struct reply *reply, const struct place *place, const char *why_no_cgroup) {
  const struct lane *lane = place->lane;
  char text[MAX_DETAIL + 128];
  if (place->cgroup.kind == CGROUP_NONE) {
    snprintf(text, sizeof text, "No cgroup (%s): memory and processor time are watched by looking, so peaks are approximate.",
             why_no_cgroup);
    add_text(reply, "weakness", text);
  } else if (!counts_peak(&place->cgroup)) {
    add_text(reply, "weakness", "This kernel's cgroup keeps no peak: memory is the largest process's, so it is approximate.");
  }
  if (lane->mode == LANE_FULL && !lane->has_user_ns)
    add_text(reply, "weakness", "No user namespace: the test's init is the machine's root until the program starts.");
  if (lane->core >= 0 && lane->is_core_shared)
    add_text(reply, "weakness", "Another lane of this machine is pinned to the same core: times are less steady.");
  if (!has_company())
    add_text(reply, "weakness", "Other workers of this machine are not seen: what is to run alone is alone among this worker's lanes only.");
  if (lane->mode == LANE_REDUCED) add_reduced_weaknesses(reply, lane);
}

void say_hello(struct reply *reply, const struct place *place, const struct self_test *test, const char *why_no_cgroup) {
  static const char *const KINDS[] = {[CGROUP_NONE] = "none", [CGROUP_V1] = "v1", [CGROUP_V2] = "v2"};
  const struct lane *lane = place->lane;
  begin_reply(reply, 0, "hello");
  add_text(reply, "runner", RUNNER_VERSION);
  add_text(reply, "mode", lane->mode == LANE_FULL ? "full" : "reduced");
  add_number(reply, "root", lane->is_root);
  add_text(reply, "cgroup", KINDS[place->cgroup.kind]);
  add_text(reply, "memory", counts_peak(&place->cgroup) ? "exact" : "approximate");
  add_number(reply, "seccomp", test->is_filtered);
  add_number(reply, "landlock", lane->mode == LANE_REDUCED ? (u64)lane->landlock_abi : 0);
  for (size_t i = 0; i < NAME_COUNT; i++)
    if (test->namespaces & 1u << i) add_text(reply, "namespace", NAMES[i]);
  if (lane->core >= 0) add_number(reply, "core", (u64)lane->core);
  for (int i = 0; i < 2; i++) {
    add_text(reply, "folder", lane->paths[i].folder);
    add_text(reply, "scratch", lane->paths[i].scratch);
    add_text(reply, "shown", lane->paths[i].shown);
  }
  add_weaknesses(reply, place, why_no_cgroup);
}
