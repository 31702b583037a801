#include "serve.h"

#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "reduced.h"
#include "wire.h"

#define IN 0
#define OUT 1

// /bin/true in the lane: whatever would stop every program stops this one, and the worker is told before it takes work.
static const char PROBE[] = "v=1\0id=0\0kind=run\0arg=/bin/true\0cpu-ms=10000\0wall-ms=10000\0memory-bytes=67108864\0"
                            "output-bytes=1024\0scratch-bytes=1048576\0processes=8\0open-files=16\0stack-bytes=8388608";

static bool try_lane(struct place *place, char detail[MAX_DETAIL]) {
  static struct request request;
  static struct reply reply;
  static char body[sizeof PROBE];
  memcpy(body, PROBE, sizeof PROBE);
  if (!parse_request(body, sizeof PROBE, &request, detail)) return false;
  answer_run(place, &request, PROBE, sizeof PROBE, &reply);
  // The reply's strings stand one after another; the probe is sound when it says "ending=exited" and "code=0".
  bool exited = false, zero = false;
  for (size_t at = 4; at < reply.length; at += strlen(reply.bytes + at) + 1) {
    const char *field = reply.bytes + at;
    if (strcmp(field, "ending=exited") == 0) exited = true;
    if (strcmp(field, "code=0") == 0) zero = true;
    if (strncmp(field, "detail=", 7) == 0) say(detail, "%.240s", field + 7);
  }
  if (exited && zero) return true;
  if (detail[0] == 0) say(detail, "a trial run of /bin/true did not end well");
  return false;
}

static void add_weaknesses(struct reply *reply, const struct lane *lane, enum cgroup_kind kind, const char *why) {
  char text[MAX_DETAIL + 128];
  if (kind == CGROUP_NONE) {
    snprintf(text, sizeof text, "No cgroup (%s): memory and processor time are watched by looking, so peaks are approximate.", why);
    add_text(reply, "weakness", text);
  }
  if (lane->mode == LANE_FULL && !lane->has_user_ns)
    add_text(reply, "weakness", "No user namespace: the test's init is the machine's root until the program starts.");
  if (lane->mode == LANE_FULL) return;
  add_text(reply, "weakness", "No namespaces: programs share the machine's process list and network stack.");
  add_text(reply, "weakness", "The whole size of the scratch folder is not bounded, only each file's.");
  if (!lane->is_root)
    add_text(reply, "weakness", "Programs run under the worker's own user.");
  if (lane->landlock_abi == 0)
    add_text(reply, "weakness", "No Landlock in this kernel: programs can read what this user may read.");
  if (!lane->is_root && lane->landlock_abi < 6)
    add_text(reply, "weakness", "This kernel cannot keep a program from signalling the user's other processes.");
}

static bool send_hello(const struct lane *lane, enum cgroup_kind kind, const char *why_no_cgroup) {
  static struct reply reply;
  static const char *const KINDS[] = {[CGROUP_NONE] = "none", [CGROUP_V1] = "v1", [CGROUP_V2] = "v2"};
  begin_reply(&reply, 0, "hello");
  add_text(&reply, "runner", RUNNER_VERSION);
  add_text(&reply, "mode", lane->mode == LANE_FULL ? "full" : "reduced");
  add_number(&reply, "root", lane->is_root);
  add_text(&reply, "cgroup", KINDS[kind]);
  add_number(&reply, "seccomp", 1);
  add_number(&reply, "landlock", lane->mode == LANE_REDUCED ? (u64)lane->landlock_abi : 0);
  if (lane->mode == LANE_FULL) {
    if (lane->has_user_ns) add_text(&reply, "namespace", "user");
    const char *const names[] = {"mount", "net", "ipc", "uts", "pid"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) add_text(&reply, "namespace", names[i]);
  }
  for (int i = 0; i < 2; i++) {
    add_text(&reply, "folder", lane->paths[i].folder);
    add_text(&reply, "scratch", lane->paths[i].scratch);
    add_text(&reply, "shown", lane->paths[i].shown);
  }
  add_weaknesses(&reply, lane, kind, why_no_cgroup);
  return send_reply(OUT, &reply);
}

static void answer_body(struct place places[2], enum cgroup_kind kind, char *body, size_t length, struct reply *reply) {
  static struct request request;
  static char parsed[MAX_BODY];
  char detail[MAX_DETAIL] = "";
  memcpy(parsed, body, length);
  if (!parse_request(parsed, length, &request, detail)) {
    begin_failure(reply, request.id, detail);
    return;
  }
  if (request.kind == REQUEST_RUN) {
    answer_run(&places[0], &request, body, length, reply);
    return;
  }
  if (!places[1].is_open && !open_place(&places[1], places[0].lane, kind, 1, detail)) {
    begin_failure(reply, request.id, detail);
    return;
  }
  answer_converse(places, &request, body, length, reply);
}

static void serve_frames(struct place places[2], enum cgroup_kind kind) {
  static char body[MAX_BODY];
  static struct reply reply;
  for (;;) {
    size_t length = 0;
    ready_place(&places[0]);
    ready_place(&places[1]);
    enum frame frame = read_frame(IN, body, &length);
    if (frame == FRAME_END) return;
    if (frame == FRAME_BROKEN) {
      log_line("a broken frame came; the lane ends");
      return;
    }
    u64 taken_ns = now_ns();
    answer_body(places, kind, body, length, &reply);
    if (!reply.overflown) add_number(&reply, "lane-us", (now_ns() - taken_ns) / 1000);
    if (reply.overflown) begin_failure(&reply, 0, "the reply is too long");
    if (!send_reply(OUT, &reply)) return;
  }
}

int serve(struct lane *lane, enum cgroup_kind kind, const char *why_no_cgroup) {
  static struct place places[2];
  static struct reply reply;
  char detail[MAX_DETAIL] = "";
  bool sound = lane->mode == LANE_FULL || prepare_reduced(lane, detail);
  sound = sound && open_place(&places[0], lane, kind, 0, detail) && try_lane(&places[0], detail);
  if (sound && send_hello(lane, kind, why_no_cgroup)) serve_frames(places, kind);
  if (!sound) {
    begin_failure(&reply, 0, detail);
    send_reply(OUT, &reply);
  }
  for (int i = 0; i < 2; i++) close_place(&places[i]);
  if (lane->mode == LANE_REDUCED) remove_reduced(lane);
  return sound ? 0 : 1;
}
