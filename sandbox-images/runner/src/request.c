// The grammar is REPORT.md. A body is a row of "key=value" strings, each ended by NUL; a field the runner does not
// know, a number out of range or a path that could leave its folder refuses the whole request.
#include "request.h"

#include <string.h>

#define HOUR_MS 3600000ull
#define TEBIBYTE (1ull << 40)

bool is_plain_name(const char *name) {
  size_t length = strlen(name);
  if (length == 0 || length > 128 || name[0] == '.') return false;
  for (const char *at = name; *at; at++) {
    bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
    bool other = (*at >= '0' && *at <= '9') || *at == '.' || *at == '-' || *at == '_';
    if (!letter && !other) return false;
  }
  return true;
}

bool is_inner_path(const char *path) {
  size_t length = strlen(path);
  if (length == 0 || length >= MAX_PATH) return false;
  const char *part = path;
  for (;;) {
    size_t size = strcspn(part, "/");
    if (size == 0 || (size == 1 && part[0] == '.') || (size == 2 && part[0] == '.' && part[1] == '.')) return false;
    if (part[size] == 0) return true;
    part += size + 1;
  }
}

// Cuts "NAME:REST" at the first colon; NULL when there is none.
static char *cut_at_colon(char *value) {
  char *colon = strchr(value, ':');
  if (!colon) return NULL;
  *colon = 0;
  return colon + 1;
}

static bool add_path(const char **slot, char *value) {
  if (*slot || !is_inner_path(value)) return false;
  *slot = value;
  return true;
}

static bool add_shown(struct side *side, char *value) {
  char *path = cut_at_colon(value);
  if (!path || side->shown_count == MAX_SHOWN || !is_plain_name(value) || !is_inner_path(path)) return false;
  side->shown[side->shown_count++] = (struct named_path){value, path};
  return true;
}

static bool add_placed(struct side *side, char *value) {
  char *path = cut_at_colon(value);
  if (!path || side->placed_count == MAX_PLACED || !is_inner_path(value) || !is_inner_path(path)) return false;
  side->placed[side->placed_count++] = (struct named_path){value, path};
  return true;
}

// "FROM:MOST:TO"
static bool add_collect(struct side *side, char *value) {
  char *most = cut_at_colon(value);
  char *to = most ? cut_at_colon(most) : NULL;
  u64 most_bytes;
  if (!to || side->collect_count == MAX_COLLECT || !is_inner_path(value) || !is_inner_path(to)) return false;
  if (!read_decimal(most, TEBIBYTE, &most_bytes)) return false;
  side->collect[side->collect_count++] = (struct taken_file){value, to, most_bytes};
  return true;
}

static bool add_limit(struct side *side, const char *key, const char *value) {
  const struct {
    const char *key;
    u64 *slot, least, most;
  } known[] = {
      {"cpu-ms", &side->limits.cpu_ms, 1, HOUR_MS},
      {"wall-ms", &side->limits.wall_ms, 1, HOUR_MS},
      {"memory-bytes", &side->limits.memory_bytes, 1 << 20, TEBIBYTE},
      {"output-bytes", &side->limits.output_bytes, 0, TEBIBYTE},
      {"scratch-bytes", &side->limits.scratch_bytes, 4096, TEBIBYTE},
      {"processes", &side->limits.processes, 1, 4096},
      {"open-files", &side->limits.open_files, 4, 65536},
      {"stack-bytes", &side->limits.stack_bytes, 65536, TEBIBYTE},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strcmp(known[i].key, key) != 0) continue;
    if (side->limits_seen & (1u << i)) return false;
    side->limits_seen |= 1u << i;
    return read_decimal(value, known[i].most, known[i].slot) && *known[i].slot >= known[i].least;
  }
  return false;
}
#define ALL_LIMITS 0xffu

static bool add_side_field(struct side *side, const char *key, char *value) {
  if (strcmp(key, "arg") == 0) {
    if (side->argc == MAX_ARGS) return false;
    side->argv[side->argc++] = value;
    return true;
  }
  if (strcmp(key, "env") == 0) {
    if (side->envc == MAX_ENV || value[0] == '=' || !strchr(value, '=')) return false;
    side->env[side->envc++] = value;
    return true;
  }
  if (strcmp(key, "folder") == 0) return add_path(&side->folder, value);
  if (strcmp(key, "stdin") == 0) return add_path(&side->stdin_path, value);
  if (strcmp(key, "stdout") == 0) return add_path(&side->stdout_path, value);
  if (strcmp(key, "stderr") == 0) return add_path(&side->stderr_path, value);
  if (strcmp(key, "shown") == 0) return add_shown(side, value);
  if (strcmp(key, "placed") == 0) return add_placed(side, value);
  if (strcmp(key, "collect") == 0) return add_collect(side, value);
  return add_limit(side, key, value);
}

static bool is_complete(const struct request *request, char detail[MAX_DETAIL]) {
  size_t sides = request->kind == REQUEST_CONVERSE ? 2 : 1;
  for (size_t i = 0; i < 2; i++) {
    const struct side *side = &request->sides[i];
    if (i >= sides) continue;
    if (side->argc == 0 || side->argv[0][0] != '/') {
      say(detail, "side %zu: the first arg must be an absolute path", i + 1);
      return false;
    }
    if (side->limits_seen != ALL_LIMITS) {
      say(detail, "side %zu: a limit is missing", i + 1);
      return false;
    }
    if (sides == 2 && (side->stdin_path || side->stdout_path)) {
      say(detail, "side %zu: a conversation has no stdin or stdout file", i + 1);
      return false;
    }
  }
  return true;
}

// The first three fields are fixed, so that a stranger's message is refused at once.
static bool add_head_field(struct request *request, size_t place, const char *key, const char *value) {
  if (place == 0) return strcmp(key, "v") == 0 && strcmp(value, "1") == 0;
  if (place == 1) return strcmp(key, "id") == 0 && read_decimal(value, UINT64_MAX, &request->id);
  if (strcmp(key, "kind") != 0) return false;
  if (strcmp(value, "run") == 0) request->kind = REQUEST_RUN;
  if (strcmp(value, "converse") == 0) request->kind = REQUEST_CONVERSE;
  return request->kind != 0;
}

static bool add_body_field(struct request *request, size_t *current, const char *key, char *value) {
  bool converse = request->kind == REQUEST_CONVERSE;
  if (strcmp(key, "side") == 0) {
    if (!converse || *current == 1 || strcmp(value, "second") != 0) return false;
    *current = 1;
    return true;
  }
  if (strcmp(key, "company") == 0) {
    if (request->company != COMPANY_ANY || strcmp(value, "alone") != 0) return false;
    request->company = COMPANY_ALONE;
    return true;
  }
  if (strcmp(key, "transcript") == 0) return converse && add_path(&request->transcript_path, value);
  return add_side_field(&request->sides[*current], key, value);
}

bool parse_request(char *body, size_t length, struct request *request, char detail[MAX_DETAIL]) {
  memset(request, 0, sizeof *request);
  if (length == 0 || length > MAX_BODY || body[length - 1] != 0) {
    say(detail, "a body is 1 to %d bytes and ends with NUL", MAX_BODY);
    return false;
  }
  size_t place = 0, current = 0;
  for (char *field = body; field < body + length; place++) {
    char *next = field + strlen(field) + 1;
    char *value = strchr(field, '=');
    if (!value) {
      say(detail, "field %zu has no '='", place);
      return false;
    }
    *value++ = 0;
    bool taken = place < 3 ? add_head_field(request, place, field, value)
                           : add_body_field(request, &current, field, value);
    if (!taken) {
      say(detail, "field %zu, \"%.40s\", is unknown, repeated or out of range", place, field);
      return false;
    }
    field = next;
  }
  if (place < 3) {
    say(detail, "the body ends before its kind");
    return false;
  }
  return is_complete(request, detail);
}
