#include "wire.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// Returns how many bytes came before the end or an error.
static size_t read_up_to(int fd, char *bytes, size_t length) {
  size_t have = 0;
  while (have < length) {
    ssize_t got = read(fd, bytes + have, length - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += (size_t)got;
  }
  return have;
}

enum frame read_frame(int fd, char *body, size_t *length) {
  unsigned char head[4];
  size_t have = read_up_to(fd, (char *)head, sizeof head);
  if (have == 0) return FRAME_END;
  if (have < sizeof head) return FRAME_BROKEN;
  *length = (size_t)head[0] | (size_t)head[1] << 8 | (size_t)head[2] << 16 | (size_t)head[3] << 24;
  if (*length == 0 || *length > MAX_BODY) return FRAME_BROKEN;
  return read_up_to(fd, body, *length) == *length ? FRAME_READ : FRAME_BROKEN;
}

void begin_reply(struct reply *reply, u64 id, const char *kind) {
  reply->length = 4;
  reply->overflown = false;
  add_number(reply, "v", PROTOCOL_VERSION);
  add_number(reply, "id", id);
  add_text(reply, "kind", kind);
}

void add_text(struct reply *reply, const char *key, const char *value) {
  size_t room = sizeof reply->bytes - reply->length;
  int length = snprintf(reply->bytes + reply->length, room, "%s=%s", key, value);
  if (length < 0 || (size_t)length >= room) {
    reply->overflown = true;
    return;
  }
  reply->length += (size_t)length + 1;
}

void add_number(struct reply *reply, const char *key, u64 value) {
  char text[32];
  snprintf(text, sizeof text, "%llu", (unsigned long long)value);
  add_text(reply, key, text);
}

bool send_reply(int fd, struct reply *reply) {
  if (reply->overflown) return false;
  size_t body = reply->length - 4;
  for (int i = 0; i < 4; i++) reply->bytes[i] = (char)(body >> (8 * i) & 0xff);
  return write_all(fd, reply->bytes, reply->length);
}
