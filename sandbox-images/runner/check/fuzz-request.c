// Feeds the readers of frames and requests what comes of breaking good ones, with a fixed seed, under the sanitizers. A
// body that parses must keep what the rest of the runner relies on; a frame is read as it was written or refused.
//   fuzz-request ROUNDS        so many bodies
//   fuzz-request --seconds N   as many as fit
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "request.h"
#include "wire.h"

static uint64_t state = 0x9e3779b97f4a7c15u;

static uint64_t next_random(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static const char SEED_RUN[] =
    "v=1\0id=7\0kind=run\0arg=/bin/true\0arg=x\0env=A=b\0folder=work/l0\0stdin=p/1.in\0stdout=o\0stderr=e\0"
    "shown=case.in:p/1.in\0placed=sub/a.py:s/a.py\0collect=a:100:b/c\0cpu-ms=1000\0wall-ms=2000\0"
    "memory-bytes=67108864\0output-bytes=10\0scratch-bytes=4096\0processes=1\0open-files=16\0stack-bytes=65536";
static const char SEED_CONVERSE[] =
    "v=1\0id=8\0kind=converse\0transcript=t\0arg=/a\0cpu-ms=1\0wall-ms=1\0memory-bytes=1048576\0output-bytes=0\0"
    "scratch-bytes=4096\0processes=1\0open-files=4\0stack-bytes=65536\0side=second\0arg=/b\0cpu-ms=1\0wall-ms=1\0"
    "memory-bytes=1048576\0output-bytes=0\0scratch-bytes=4096\0processes=1\0open-files=4\0stack-bytes=65536";

static size_t break_body(char *body, size_t length) {
  static const char alphabet[] = {0, 0, '=', ':', '/', '.', '-', '0', '9', 'a', '\n', (char)0xff};
  size_t changes = next_random() % 6;
  for (size_t i = 0; i < changes && length > 1; i++) {
    size_t at = next_random() % length;
    size_t span = next_random() % 8 + 1;
    if (span > length - at) span = length - at;
    switch (next_random() % 4) {
      case 0: body[at] = alphabet[next_random() % sizeof alphabet]; break;
      case 1: body[at] = (char)next_random(); break;
      case 2:
        memmove(body + at, body + at + span, length - at - span);
        length -= span;
        break;
      default:
        memmove(body + at + span, body + at, length - at);
        length += span;
        break;
    }
  }
  return length;
}

static void insist(bool holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "a body parsed, but %s\n", what);
  abort();
}

static void insist_on_side(const struct side *side) {
  insist(side->argc >= 1 && side->argc <= MAX_ARGS && side->argv[side->argc] == NULL, "argv is not ended");
  insist(side->argv[0][0] == '/', "the program is no absolute path");
  insist(side->envc <= MAX_ENV && side->env[side->envc] == NULL, "env is not ended");
  insist(!side->folder || is_inner_path(side->folder), "the folder leaves the store");
  insist(side->limits.cpu_ms >= 1 && side->limits.wall_ms >= 1 && side->limits.memory_bytes >= 1 << 20, "a limit is nothing");
  for (size_t i = 0; i < side->collect_count; i++)
    insist(is_inner_path(side->collect[i].from) && is_inner_path(side->collect[i].to), "a collected path leaves its folder");
  for (size_t i = 0; i < side->shown_count; i++) insist(is_plain_name(side->shown[i].name), "a shown name is a path");
  for (size_t i = 0; i < side->placed_count; i++) insist(is_inner_path(side->placed[i].name), "a placed name leaves scratch");
}

static void try_body(const char *bytes, size_t length, unsigned long *parsed) {
  static struct request request;
  char detail[MAX_DETAIL] = "";
  // A block of exactly its size, so that a read past the end is caught.
  char *body = malloc(length);
  memcpy(body, bytes, length);
  if (parse_request(body, length, &request, detail)) {
    ++*parsed;
    insist_on_side(&request.sides[0]);
    if (request.kind == REQUEST_CONVERSE) insist_on_side(&request.sides[1]);
  } else {
    insist(detail[0] != 0, "no reason was given");
  }
  free(body);
}

// The length says at times more or less than what follows, and what follows may end at any byte.
static void try_frame(const char *body, size_t length) {
  static char bytes[4 + 2048], read_back[MAX_BODY];
  size_t said = next_random() % 8 ? length : next_random() % 70000, had = 0;
  size_t sent = next_random() % 4 ? 4 + length : next_random() % (4 + length);
  int ends[2];
  for (int i = 0; i < 4; i++) bytes[i] = (char)(said >> (8 * i) & 0xff);
  memcpy(bytes + 4, body, length);
  if (pipe(ends) < 0 || write(ends[1], bytes, sent) != (ssize_t)sent) abort();
  close(ends[1]);
  enum frame frame = read_frame(ends[0], read_back, &had);
  close(ends[0]);
  bool is_whole = said >= 1 && said <= MAX_BODY && sent >= 4 + said;
  insist(frame == (sent == 0 ? FRAME_END : is_whole ? FRAME_READ : FRAME_BROKEN), "its frame was taken for another kind");
  insist(frame != FRAME_READ || (had == said && memcmp(read_back, body, had) == 0), "its frame was not read as written");
}

int main(int count, char **arguments) {
  bool by_time = count == 3 && strcmp(arguments[1], "--seconds") == 0;
  unsigned long rounds = count == 2 ? strtoul(arguments[1], NULL, 10) : 100000, parsed = 0, round = 0;
  u64 ends_ns = by_time ? now_ns() + strtoul(arguments[2], NULL, 10) * 1000000000ull : 0;
  for (; by_time ? now_ns() < ends_ns : round < rounds; round++) {
    char room[1024];
    const char *seed = round % 2 ? SEED_CONVERSE : SEED_RUN;
    size_t length = round % 2 ? sizeof SEED_CONVERSE : sizeof SEED_RUN;
    memcpy(room, seed, length);
    length = break_body(room, length);
    try_body(room, length, &parsed);
    if (round % 8 == 0) try_frame(room, length);
  }
  printf("%lu bodies, %lu parsed, none harmed the parser\n", round, parsed);
  return parsed == 0 || parsed == round;
}
