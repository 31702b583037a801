// What one request asks for, parsed from its body with every length and number checked.
#pragma once
#include "company.h"

struct limits {
  u64 cpu_ms, wall_ms, memory_bytes, output_bytes, scratch_bytes, processes, open_files, stack_bytes;
};

struct named_path {
  const char *name;
  const char *path;
};

struct taken_file {
  const char *from;
  const char *to;
  u64 most_bytes;
};

// One program. All strings point into the body the request was parsed from.
struct side {
  char *argv[MAX_ARGS + 1];
  char *env[MAX_ENV + 1];
  const char *folder, *stdin_path, *stdout_path, *stderr_path;
  struct named_path shown[MAX_SHOWN];
  struct named_path placed[MAX_PLACED];
  struct taken_file collect[MAX_COLLECT];
  size_t argc, envc, shown_count, placed_count, collect_count;
  struct limits limits;
  unsigned limits_seen;
};

enum request_kind { REQUEST_RUN = 1, REQUEST_CONVERSE = 2 };

struct request {
  u64 id;
  enum request_kind kind;
  enum company company;
  const char *transcript_path;
  struct side sides[2];
};

// Parses `body` in place. On false, `detail` says which field was refused.
bool parse_request(char *body, size_t length, struct request *request, char detail[MAX_DETAIL]);

// A path below a folder: relative, no empty, "." or ".." part, at most MAX_PATH bytes.
bool is_inner_path(const char *path);
// One part of letters, digits, dot, dash and underscore, not starting with a dot.
bool is_plain_name(const char *name);
