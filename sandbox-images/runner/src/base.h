// Sizes that bound everything the runner reads, and the few helpers every file uses.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define RUNNER_VERSION "1.0"
#define PROTOCOL_VERSION 1

#define MAX_BODY 65536
#define MAX_PATH 1024
#define MAX_ARGS 256
#define MAX_ENV 64
#define MAX_SHOWN 16
#define MAX_PLACED 64
#define MAX_COLLECT 32
#define MAX_DETAIL 256
#define MAX_TRANSCRIPT 65536

typedef uint64_t u64;

// Monotonic, so that a step of the wall clock changes no verdict.
u64 now_ns(void);

// One line on stderr, "runner: …"; the platform keeps it in its log.
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

// Writes a formatted detail that always fits and always ends.
void say(char detail[MAX_DETAIL], const char *format, ...) __attribute__((format(printf, 2, 3)));

// Strict decimal: digits only, no sign, no space, at most `most`.
bool read_decimal(const char *text, u64 most, u64 *out);

bool write_all(int fd, const void *bytes, size_t length);
bool write_text_at(int folder, const char *name, const char *text);
bool write_number_at(int folder, const char *name, u64 number);

// close() that leaves -1 behind, so that a second close harms nothing.
void shut(int *fd);

// One message with up to `count` descriptors over a SOCK_SEQPACKET pair.
bool send_with_fds(int sock, const void *bytes, size_t length, const int *fds, size_t count);
// Returns the bytes received, 0 at the end, -1 on error; `*count` is how many descriptors came (all CLOEXEC).
ssize_t receive_with_fds(int sock, void *bytes, size_t room, int *fds, size_t *count);
