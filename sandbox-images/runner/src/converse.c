// Joins two programs: what one prints the other reads. The runner stands between the two pipes, so it can count, record
// and decide who ended first.
// A program that ends closes its pipes before its init can report the end. If the runner passed that on at once, the
// other side could die of it and be reported earlier. So an end of a stream is passed on only when its owner has been
// reported ended, or after GRACE_NS for an owner that closed a stream and lives on.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answer.h"
#include "store.h"

#define GRACE_NS 20000000ull
#define LOOK_WHILE_HOLDING_MS 2
#define PIECE 65536

// One direction. `from` is what `speaker` prints, `to` what `listener` reads.
struct stream {
  int from, to;
  struct run *speaker, *listener;
  const char *mark;
  size_t have, sent;
  u64 ended_ns, deaf_ns; // when the speaker's end, the listener's end was seen; 0: not
  char piece[PIECE];
};

struct transcript {
  char text[MAX_TRANSCRIPT];
  size_t length;
  const char *mark; // of the unfinished line, or NULL
};

static struct transcript transcript;

static void record_char(char c) {
  if (transcript.length < sizeof transcript.text) transcript.text[transcript.length++] = c;
}

static void record(const char *mark, const char *piece, size_t length) {
  if (transcript.mark && transcript.mark != mark) {
    record_char('\n');
    transcript.mark = NULL;
  }
  for (size_t i = 0; i < length && transcript.length < sizeof transcript.text; i++) {
    if (!transcript.mark) {
      record_char(mark[0]);
      record_char(' ');
      transcript.mark = mark;
    }
    record_char(piece[i]);
    if (piece[i] == '\n') transcript.mark = NULL;
  }
}

static void read_piece(struct stream *stream) {
  ssize_t got = read(stream->from, stream->piece, sizeof stream->piece);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) {
    stream->ended_ns = now_ns();
    shut(&stream->from);
    return;
  }
  stream->have = (size_t)got;
  stream->sent = 0;
  record(stream->mark, stream->piece, stream->have);
  stream->speaker->piped_bytes += (u64)got;
  if (stream->speaker->piped_bytes > stream->speaker->side->limits.output_bytes)
    stop_run(stream->speaker, STOPPED_BY_OUTPUT);
}

static void write_piece(struct stream *stream) {
  ssize_t put = write(stream->to, stream->piece + stream->sent, stream->have - stream->sent);
  if (put < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (put < 0) {
    if (!stream->deaf_ns) stream->deaf_ns = now_ns();
    shut(&stream->to);
    stream->have = stream->sent = 0;
    return;
  }
  stream->sent += (size_t)put;
  if (stream->sent == stream->have) stream->have = stream->sent = 0;
}

static bool may_pass_on(u64 seen_ns, const struct run *owner) {
  return seen_ns && (owner->is_ended || now_ns() - seen_ns >= GRACE_NS);
}

// Passes ends on: the listener reads end of file, the speaker meets a broken pipe.
static void pass_ends_on(struct stream *stream) {
  if (stream->have == 0 && may_pass_on(stream->ended_ns, stream->speaker)) shut(&stream->to);
  if (may_pass_on(stream->deaf_ns, stream->listener)) {
    shut(&stream->from);
    shut(&stream->to);
    stream->have = stream->sent = 0;
  }
}

static bool is_holding(const struct stream *stream) {
  return (stream->ended_ns && stream->to >= 0) || (stream->deaf_ns && stream->from >= 0);
}

static void watch_stream(const struct stream *stream, struct pollfd look[2]) {
  bool wants_more = stream->from >= 0 && stream->have == 0 && !stream->deaf_ns;
  look[0] = (struct pollfd){wants_more ? stream->from : -1, POLLIN, 0};
  // Without POLLOUT the poll still tells when the reader is gone.
  look[1] = (struct pollfd){stream->deaf_ns ? -1 : stream->to, stream->have > 0 ? POLLOUT : 0, 0};
}

static void move_stream(struct stream *stream, const struct pollfd look[2]) {
  if (look[1].revents & POLLERR && !stream->deaf_ns) stream->deaf_ns = now_ns();
  if (look[0].revents && stream->from >= 0) read_piece(stream);
  if (stream->have > 0 && stream->to >= 0 && !stream->deaf_ns) write_piece(stream);
  pass_ends_on(stream);
}

struct meeting {
  struct run runs[2];
  struct outcome outcomes[2];
  bool is_finished[2];
  struct stream streams[2];
};

static bool finish_ended(struct meeting *meeting, char detail[MAX_DETAIL]) {
  bool sound = true;
  for (int i = 0; i < 2; i++) {
    if (!meeting->runs[i].is_ended || meeting->is_finished[i]) continue;
    meeting->is_finished[i] = true;
    if (!finish_run(&meeting->runs[i], &meeting->outcomes[i], detail)) sound = false;
  }
  return sound;
}

static int meeting_timeout_ms(const struct meeting *meeting) {
  int timeout = 1000;
  for (int i = 0; i < 2; i++) {
    if (meeting->is_finished[i]) continue;
    int own = run_timeout_ms(&meeting->runs[i]);
    if (own < timeout) timeout = own;
  }
  bool holding = is_holding(&meeting->streams[0]) || is_holding(&meeting->streams[1]);
  return holding && timeout > LOOK_WHILE_HOLDING_MS ? LOOK_WHILE_HOLDING_MS : timeout;
}

static bool hold_meeting(struct meeting *meeting, char detail[MAX_DETAIL]) {
  bool sound = true;
  while (!meeting->is_finished[0] || !meeting->is_finished[1]) {
    struct pollfd look[7];
    for (int i = 0; i < 2; i++) {
      struct run *run = &meeting->runs[i];
      look[i] = (struct pollfd){meeting->is_finished[i] ? -1 : run->place->init_sock, POLLIN, 0};
      watch_stream(&meeting->streams[i], look + 2 + i * 2);
    }
    look[6] = (struct pollfd){0, POLLRDHUP, 0};
    if (poll(look, 7, meeting_timeout_ms(meeting)) < 0 && errno != EINTR) break;
    for (int i = 0; i < 2; i++) {
      if (meeting->is_finished[i]) continue;
      if (look[i].revents) hear_run(&meeting->runs[i]);
      check_limits(&meeting->runs[i]);
      if (look[6].revents) stop_run(&meeting->runs[i], STOPPED_BY_WALL);
    }
    for (int i = 0; i < 2; i++) move_stream(&meeting->streams[i], look + 2 + i * 2);
    sound = finish_ended(meeting, detail) && sound;
    // One side's box broke: the other has nobody to talk to.
    for (int i = 0; i < 2 && !sound; i++)
      if (!meeting->is_finished[i]) stop_run(&meeting->runs[i], STOPPED_BY_WALL);
  }
  return sound;
}

static bool store_transcript(const struct lane *lane, const char *path, char detail[MAX_DETAIL]) {
  if (!path) return true;
  int fd = create_beneath(lane->store, path, 0644);
  bool stored = fd >= 0 && write_all(fd, transcript.text, transcript.length);
  if (!stored) say(detail, "storing the transcript %.120s: %s", path, strerror(errno));
  shut(&fd);
  return stored;
}

// pipes[i] carries what side i prints to the runner, pipes[2 + i] what side i reads from it.
static bool start_both(struct meeting *meeting, struct place places[2], const struct request *request,
                       const char *body, size_t length, int pipes[4][2], char detail[MAX_DETAIL]) {
  for (unsigned i = 0; i < 2; i++) {
    const int streams[2] = {pipes[2 + i][0], pipes[i][1]};
    if (!start_run(&meeting->runs[i], &places[i], &request->sides[i], body, length, i, streams, detail)) {
      if (i == 1) {
        char ignored[MAX_DETAIL];
        stop_run(&meeting->runs[0], STOPPED_BY_WALL);
        finish_run(&meeting->runs[0], &meeting->outcomes[0], ignored);
      }
      return false;
    }
  }
  return true;
}

static bool make_pipes(int pipes[4][2], char detail[MAX_DETAIL]) {
  for (int i = 0; i < 4; i++) pipes[i][0] = pipes[i][1] = -1;
  for (int i = 0; i < 4; i++) {
    if (pipe2(pipes[i], O_CLOEXEC) == 0) continue;
    say(detail, "pipe: %s", strerror(errno));
    return false;
  }
  return true;
}

static void join(struct meeting *meeting, int pipes[4][2]) {
  for (int i = 0; i < 2; i++) {
    struct stream *stream = &meeting->streams[i];
    stream->from = pipes[i][0];
    stream->to = pipes[2 + (1 - i)][1];
    stream->speaker = &meeting->runs[i];
    stream->listener = &meeting->runs[1 - i];
    stream->mark = i == 0 ? ">" : "<";
    stream->have = stream->sent = 0;
    stream->ended_ns = stream->deaf_ns = 0;
    pipes[i][0] = pipes[2 + (1 - i)][1] = -1;
    fcntl(stream->from, F_SETFL, O_NONBLOCK);
    fcntl(stream->to, F_SETFL, O_NONBLOCK);
  }
}

static void close_pipes(int pipes[4][2]) {
  for (int i = 0; i < 4; i++) {
    shut(&pipes[i][0]);
    shut(&pipes[i][1]);
  }
}

void answer_converse(struct place places[2], const struct request *request, const char *body, size_t length,
                     struct reply *reply) {
  static struct meeting meeting;
  int pipes[4][2];
  char detail[MAX_DETAIL] = "";
  transcript.length = 0;
  transcript.mark = NULL;
  meeting.is_finished[0] = meeting.is_finished[1] = false;
  bool sound = make_pipes(pipes, detail) && start_both(&meeting, places, request, body, length, pipes, detail);
  if (sound) {
    join(&meeting, pipes);
    close_pipes(pipes);
    sound = hold_meeting(&meeting, detail);
    for (int i = 0; i < 2; i++) {
      shut(&meeting.streams[i].from);
      shut(&meeting.streams[i].to);
    }
    sound = sound && store_transcript(places[0].lane, request->transcript_path, detail);
  }
  close_pipes(pipes);
  if (!sound) {
    begin_failure(reply, request->id, detail);
    return;
  }
  begin_reply(reply, request->id, "finished");
  add_outcome(reply, &meeting.runs[0], &meeting.outcomes[0]);
  add_text(reply, "side", "second");
  add_outcome(reply, &meeting.runs[1], &meeting.outcomes[1]);
  bool second_first = meeting.outcomes[1].ended_ns < meeting.outcomes[0].ended_ns;
  add_text(reply, "ended-first", second_first ? "second" : "first");
}
