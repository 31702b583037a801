// What the hostile programs share. One that was refused everything leaves with 0; one that got what it must not get says
// so and leaves with 1. Those that only take, take until they are stopped.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MEBIBYTE (1l << 20)

_Noreturn static inline void got_through(const char *what) {
  dprintf(1, "got through: %s\n", what);
  _exit(1);
}

// A call that must be refused.
#define MUST_FAIL(call) \
  do { \
    if ((call) >= 0) got_through(#call); \
  } while (0)

static inline void must_not_open(const char *path, int flags) {
  int fd = open(path, flags | O_NONBLOCK);
  if (fd >= 0) got_through(path);
}

// /tmp where it can be written, else the working folder: a box may make them the same or forbid the first.
static inline void enter_writable_folder(void) {
  int fd = open("/tmp/can-write", O_CREAT | O_WRONLY, 0600);
  if (fd < 0 || close(fd) < 0 || unlink("/tmp/can-write") < 0 || chdir("/tmp") < 0) errno = 0;
}

static inline void become_daemon(void) {
  if (fork() != 0) _exit(0);
  setsid();
  if (fork() != 0) _exit(0);
  for (;;) pause();
}

static inline void burn_ms(long milliseconds) {
  struct timespec used;
  do {
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  } while (used.tv_sec * 1000 + used.tv_nsec / 1000000 < milliseconds);
}
