// Frames: four bytes of length, little-endian, then the body. The same both ways.
#pragma once
#include "base.h"

enum frame { FRAME_READ, FRAME_END, FRAME_BROKEN };

// Reads one whole frame; a length of 0 or over MAX_BODY is broken, and so is an end in the middle.
enum frame read_frame(int fd, char *body, size_t *length);

struct reply {
  char bytes[4 + MAX_BODY];
  size_t length;
  bool overflown;
};

// Every reply begins v=1, id=…, kind=….
void begin_reply(struct reply *reply, u64 id, const char *kind);
void add_text(struct reply *reply, const char *key, const char *value);
void add_number(struct reply *reply, const char *key, u64 value);
bool send_reply(int fd, struct reply *reply);
