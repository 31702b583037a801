#include "answer.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

void begin_failure(struct reply *reply, u64 id, const char *detail) {
  begin_reply(reply, id, "failed");
  add_text(reply, "detail", detail);
}

bool wait_for_end(struct run *run) {
  while (!run->is_ended) {
    struct pollfd look[2] = {{run->place->init_sock, POLLIN, 0}, {0, POLLRDHUP, 0}};
    int ready = poll(look, 2, run_timeout_ms(run));
    if (ready > 0 && look[1].revents) {
      stop_run(run, STOPPED_BY_WALL);
      return false;
    }
    if (ready > 0 && look[0].revents) hear_run(run);
    else check_limits(run);
  }
  return true;
}

static const char *const ENDINGS[] = {
    [ENDED_EXIT] = "exited", [ENDED_SIGNAL] = "signalled", [ENDED_CPU] = "cpu",
    [ENDED_WALL] = "wall",   [ENDED_MEMORY] = "memory",    [ENDED_OUTPUT] = "output",
};

void add_outcome(struct reply *reply, const struct run *run, const struct outcome *outcome) {
  char text[MAX_PATH + 32];
  add_text(reply, "ending", ENDINGS[outcome->ending]);
  add_number(reply, "code", (u64)outcome->code);
  add_number(reply, "cpu-us", outcome->cpu_ns / 1000);
  add_number(reply, "wall-us", outcome->wall_ns / 1000);
  add_number(reply, "memory-bytes", outcome->memory_bytes);
  add_number(reply, "stdout-bytes", outcome->stdout_bytes);
  add_number(reply, "stderr-bytes", outcome->stderr_bytes);
  for (unsigned i = 0; run->has_report && i < run->report.collected; i++) {
    const struct taken_file *file = &run->side->collect[run->report.collected_index[i]];
    snprintf(text, sizeof text, "%s:%llu", file->from, (unsigned long long)run->collected_bytes[i]);
    add_text(reply, "collected", text);
  }
}

void answer_run(struct place *place, const struct request *request, const char *body, size_t length,
                struct reply *reply) {
  static struct run run;
  const int no_streams[2] = {-1, -1};
  char detail[MAX_DETAIL] = "";
  struct outcome outcome;
  if (!start_run(&run, place, &request->sides[0], body, length, 0, no_streams, detail)) {
    begin_failure(reply, request->id, detail);
    return;
  }
  wait_for_end(&run);
  if (!finish_run(&run, &outcome, detail)) {
    begin_failure(reply, request->id, detail);
    return;
  }
  begin_reply(reply, request->id, "finished");
  add_outcome(reply, &run, &outcome);
}
