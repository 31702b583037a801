// Takes processor time, memory, processes, files, output.
#include <alloca.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hostile.h"

#define MEBIBYTE (1ul << 20)
#define UNUSED (void)count, (void)arguments

static int fork_bomb(int count, char **arguments) {
  UNUSED;
  for (;;) fork();
}

static void *sit(void *nothing) {
  pause();
  return nothing;
}

static int thread_bomb(int count, char **arguments) {
  UNUSED;
  pthread_t thread;
  for (int i = 0; i < 100000; i++)
    if (pthread_create(&thread, NULL, sit, NULL) != 0) return 0;
  return got_through("100000 threads");
}

static int take_heap(int count, char **arguments) {
  UNUSED;
  for (int i = 0; i < 4096; i++) memset(malloc(MEBIBYTE), 1, MEBIBYTE);
  return got_through("4 GB of heap");
}

static int take_map(int count, char **arguments) {
  UNUSED;
  char *at = mmap(NULL, 4096 * MEBIBYTE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (at == MAP_FAILED) return 0;
  for (unsigned long i = 0; i < 4096 * MEBIBYTE; i += 4096) at[i] = 1;
  return got_through("4 GB of map");
}

static int take_shared(int count, char **arguments) {
  UNUSED;
  static char piece[MEBIBYTE];
  signal(SIGXFSZ, SIG_IGN);
  int fd = open("/dev/shm/x", O_CREAT | O_RDWR, 0600);
  for (int i = 0; i < 2048; i++)
    if (write(fd, piece, sizeof piece) < 0) return 0;
  return got_through("2 GB of shared memory");
}

static int take_memfd(int count, char **arguments) {
  UNUSED;
  static char piece[MEBIBYTE];
  signal(SIGXFSZ, SIG_IGN);
  for (int i = 0; i < 64; i++) {
    int fd = memfd_create("x", 0);
    if (fd < 0) return 0;
    for (int k = 0; k < 64 && write(fd, piece, sizeof piece) > 0; k++) continue;
  }
  return got_through("memory files");
}

static int fill_scratch(int count, char **arguments) {
  UNUSED;
  static char piece[MEBIBYTE];
  char name[32];
  signal(SIGXFSZ, SIG_IGN);
  unsigned long written = 0;
  for (int i = 0; i < 64; i++) {
    snprintf(name, sizeof name, "f%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    for (int k = 0; k < 64; k++) {
      ssize_t put = write(fd, piece, sizeof piece);
      if (put < 0) break;
      written += (unsigned long)put;
    }
    close(fd);
  }
  return written > 1024 * MEBIBYTE ? got_through("1 GB in the scratch folder") : 0;
}

static int many_files(int count, char **arguments) {
  UNUSED;
  char name[32];
  for (int i = 0; i < 300000; i++) {
    snprintf(name, sizeof name, "i%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0) return 0;
    close(fd);
  }
  return got_through("300000 files");
}

static int deep_folder(int count, char **arguments) {
  int depth = count > 0 ? atoi(arguments[0]) : 20000;
  for (int i = 0; i < depth; i++)
    if (mkdir("d", 0700) < 0 || chdir("d") < 0) return 0;
  return got_through("all the folders deep");
}

static int flood(int fd) {
  static char piece[65536];
  memset(piece, 'x', sizeof piece);
  for (;;)
    if (write(fd, piece, sizeof piece) < 0) return 0;
}

static int flood_out(int count, char **arguments) {
  UNUSED;
  return flood(1);
}

static int flood_out_ignoring(int count, char **arguments) {
  UNUSED;
  signal(SIGXFSZ, SIG_IGN);
  return flood(1);
}

static int flood_err(int count, char **arguments) {
  UNUSED;
  return flood(2);
}

// Prints exactly the number of bytes it is told.
static int print_bytes(int count, char **arguments) {
  static char piece[4096];
  long left = count > 0 ? atol(arguments[0]) : 0;
  memset(piece, 'x', sizeof piece);
  while (left > 0) {
    ssize_t put = write(1, piece, left < (long)sizeof piece ? (size_t)left : sizeof piece);
    if (put <= 0) return 1;
    left -= put;
  }
  return 0;
}

static int seek_far(int count, char **arguments) {
  UNUSED;
  if (ftruncate(1, 1l << 40) == 0) return got_through("1 TB by truncate");
  if (lseek(1, 50 << 20, SEEK_SET) > 0 && write(1, "x", 1) == 1) return got_through("a byte at 50 MB");
  return 0;
}

static int sleep_forever(int count, char **arguments) {
  UNUSED;
  for (;;) pause();
}

static int spin(int count, char **arguments) {
  UNUSED;
  for (volatile int i = 0;; i++) continue;
}

static int ignore_all(int count, char **arguments) {
  UNUSED;
  sigset_t all;
  for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  for (;;) pause();
}

static int ignore_xcpu(int count, char **arguments) {
  signal(SIGXCPU, SIG_IGN);
  return spin(count, arguments);
}

static int stop_self(int count, char **arguments) {
  raise(SIGSTOP);
  return sleep_forever(count, arguments);
}

static void burn(long milliseconds) {
  struct timespec used;
  do {
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  } while (used.tv_sec * 1000 + used.tv_nsec / 1000000 < milliseconds);
}

static int hide_cpu(int count, char **arguments) {
  UNUSED;
  signal(SIGCHLD, SIG_IGN);
  for (int i = 0; i < 3; i++)
    if (fork() == 0) {
      burn(800);
      _exit(0);
    }
  while (wait(NULL) > 0 || errno == EINTR) continue;
  return 0;
}

static int fork_cpu(int count, char **arguments) {
  UNUSED;
  for (int i = 0; i < 30; i++) {
    if (fork() == 0) {
      burn(300);
      _exit(0);
    }
    wait(NULL);
  }
  return 0;
}

static int exec_loop(int count, char **arguments) {
  UNUSED;
  char *const again[] = {"/proc/self/exe", "exec-loop", NULL};
  execve("/proc/self/exe", again, NULL);
  return 1;
}

static int big_stack(int count, char **arguments) {
  UNUSED;
  volatile char *at = alloca(200 * MEBIBYTE);
  for (unsigned long i = 0; i < 200 * MEBIBYTE; i += 4096) at[i] = 1;
  return 0;
}

static int recurse(int count, char **arguments) {
  volatile char room[4096];
  room[0] = (char)count;
  return recurse(count + 1, arguments) + room[0];
}

static int fill_sockets(int count, char **arguments) {
  UNUSED;
  static char piece[65536];
  int pair[2];
  for (int i = 0; i < 10000; i++) {
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair) < 0) return 0;
    while (write(pair[0], piece, sizeof piece) > 0) continue;
  }
  return got_through("10000 full sockets");
}

static int many_timers(int count, char **arguments) {
  UNUSED;
  timer_t timer;
  for (int i = 0; i < 200000; i++)
    if (timer_create(CLOCK_MONOTONIC, NULL, &timer) < 0) return 0;
  return got_through("200000 timers");
}

static int lock_memory(int count, char **arguments) {
  UNUSED;
  void *at = malloc(64 * MEBIBYTE);
  return mlock(at, 64 * MEBIBYTE) == 0 ? got_through("64 MB locked") : 0;
}

const struct attack TAKING[] = {
    {"fork-bomb", fork_bomb},       {"thread-bomb", thread_bomb},   {"take-heap", take_heap},
    {"take-map", take_map},         {"take-shared", take_shared},   {"take-memfd", take_memfd},
    {"fill-scratch", fill_scratch}, {"many-files", many_files},     {"deep-folder", deep_folder},
    {"flood-out", flood_out},       {"flood-out-ignoring", flood_out_ignoring},
    {"flood-err", flood_err},       {"print-bytes", print_bytes},   {"seek-far", seek_far},
    {"sleep", sleep_forever},       {"spin", spin},                 {"ignore-all", ignore_all},
    {"ignore-xcpu", ignore_xcpu},   {"stop-self", stop_self},       {"hide-cpu", hide_cpu},
    {"fork-cpu", fork_cpu},         {"exec-loop", exec_loop},       {"big-stack", big_stack},
    {"recurse", recurse},           {"fill-sockets", fill_sockets}, {"many-timers", many_timers},
    {"lock-memory", lock_memory},
};
const size_t TAKING_COUNT = sizeof TAKING / sizeof *TAKING;
