#include "serve.h"

#include <string.h>

#include "answer.h"
#include "company.h"
#include "reduced.h"
#include "self-test.h"
#include "wire.h"

#define IN 0
#define OUT 1

static void answer_request(struct place places[2], enum cgroup_kind kind, const struct request *request,
                           const char *body, size_t length, struct reply *reply) {
  char detail[MAX_DETAIL] = "";
  if (request->kind == REQUEST_RUN) {
    answer_run(&places[0], request, body, length, reply);
    return;
  }
  if (!places[1].is_open && !open_place(&places[1], places[0].lane, kind, 1, detail)) {
    begin_failure(reply, request->id, detail);
    return;
  }
  answer_converse(places, request, body, length, reply);
}

// False when the worker hung up while the lane waited for its place among the others of this machine.
static bool answer_body(struct place places[2], enum cgroup_kind kind, char *body, size_t length, struct reply *reply) {
  static struct request request;
  static char parsed[MAX_BODY];
  char detail[MAX_DETAIL] = "";
  memcpy(parsed, body, length);
  if (!parse_request(parsed, length, &request, detail)) {
    begin_failure(reply, request.id, detail);
    return true;
  }
  enum entry entry = enter_company(request.company, IN, COMPANY_PATIENCE_MS);
  if (entry == WORKER_GONE) return false;
  if (entry == ENTRY_REFUSED) {
    begin_failure(reply, request.id, "other lanes of this machine did not make room in time; look for one that is stuck");
    return true;
  }
  u64 entered_ns = now_ns();
  answer_request(places, kind, &request, body, length, reply);
  leave_company();
  if (!reply->overflown) add_number(reply, "lane-us", (now_ns() - entered_ns) / 1000);
  return true;
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
    if (!answer_body(places, kind, body, length, &reply)) return;
    if (reply.overflown) begin_failure(&reply, 0, "the reply is too long");
    bool ends = places[0].is_unsound || places[1].is_unsound;
    if (ends) add_text(&reply, "lane", "ends");
    if (!send_reply(OUT, &reply) || ends) return;
  }
}

int serve(struct lane *lane, enum cgroup_kind kind, const char *why_no_cgroup) {
  static struct place places[2];
  static struct reply reply;
  struct self_test test;
  char detail[MAX_DETAIL] = "";
  bool sound = lane->mode == LANE_FULL || prepare_reduced(lane, detail);
  sound = sound && open_place(&places[0], lane, kind, 0, detail) && test_lane(&places[0], &test, detail);
  if (sound) {
    say_hello(&reply, &places[0], &test, why_no_cgroup);
    if (send_reply(OUT, &reply)) serve_frames(places, kind);
  }
  if (!sound) {
    begin_failure(&reply, 0, detail);
    send_reply(OUT, &reply);
  }
  for (int i = 0; i < 2; i++) close_place(&places[i]);
  if (lane->mode == LANE_REDUCED) remove_reduced(lane);
  return sound ? 0 : 1;
}
