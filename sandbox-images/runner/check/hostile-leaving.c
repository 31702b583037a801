// Leaves something for whoever comes next, ends in every way a program can, and looks for what others left.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "hostile.h"

#define UNUSED (void)count, (void)arguments

static struct sockaddr_un abstract_name(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  memcpy(address.sun_path + 1, "left-behind", 11);
  return address;
}

static void become_daemon(void) {
  if (fork() != 0) _exit(0);
  setsid();
  if (fork() != 0) _exit(0);
  for (;;) pause();
}

static int leave_daemon(int count, char **arguments) {
  UNUSED;
  if (fork() == 0) become_daemon();
  puts("left");
  return 0;
}

static int leave_files(int count, char **arguments) {
  UNUSED;
  const char *const names[] = {"left-here", "/dev/shm/left-here", "/var/tmp/left-here", "/tmp/left-here"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) close(open(names[i], O_CREAT | O_WRONLY, 0666));
  mkdir("locked", 0700);
  close(open("locked/x", O_CREAT | O_WRONLY, 0600));
  chmod("locked", 0);
  return 0;
}

static int leave_socket(int count, char **arguments) {
  UNUSED;
  struct sockaddr_un address = abstract_name();
  int sock = socket(AF_UNIX, SOCK_STREAM, 0);
  if (sock < 0) return 0;
  bind(sock, (struct sockaddr *)&address, sizeof address);
  listen(sock, 1);
  if (fork() == 0) become_daemon();
  return 0;
}

// The argument is the scratch folder.
static int look_around(int count, char **arguments) {
  const char *const folders[] = {count > 0 ? arguments[0] : ".", "/dev/shm", "/var/tmp"};
  struct sockaddr_un address = abstract_name();
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    char path[512];
    snprintf(path, sizeof path, "%s/left-here", folders[i]);
    if (access(path, F_OK) == 0) return got_through(path);
  }
  DIR *scratch = opendir(folders[0]);
  for (struct dirent *entry = scratch ? readdir(scratch) : NULL; entry; entry = readdir(scratch))
    if (entry->d_name[0] != '.') return got_through(entry->d_name);
  int sock = socket(AF_UNIX, SOCK_STREAM, 0);
  if (sock >= 0 && connect(sock, (struct sockaddr *)&address, sizeof address) == 0) return got_through("a socket left");
  for (pid_t pid = 2; pid < getpid() + 1000; pid++)
    if (pid != getpid() && pid != getppid() && kill(pid, 0) == 0) return got_through("a process left");
  return 0;
}

static int make_artefact(int count, char **arguments) {
  const char *kind = count > 0 ? arguments[0] : "";
  if (strcmp(kind, "link") == 0) return symlink("/etc/passwd", "artefact") != 0;
  // Refused in some boxes already; where it is made, nobody may open it.
  if (strcmp(kind, "fifo") == 0) return mkfifo("artefact", 0600) != 0 && errno != EPERM;
  if (strcmp(kind, "folder") == 0) return mkdir("artefact", 0700) != 0;
  int fd = open("artefact", O_CREAT | O_WRONLY, 0600);
  return fd < 0 || write(fd, "made", 4) != 4;
}

static int end_by_signal(int count, char **arguments) {
  int number = count > 0 ? atoi(arguments[0]) : SIGKILL;
  signal(number, SIG_DFL);
  return kill(getpid(), number);
}

static int end_by_abort(int count, char **arguments) {
  UNUSED;
  abort();
}

static int end_by_null(int count, char **arguments) {
  UNUSED;
  volatile int *nothing = NULL;
  *nothing = 1;
  return 0;
}

static int end_by_code(int count, char **arguments) { return count > 0 ? atoi(arguments[0]) : 0; }

static int end_by_pipe(int count, char **arguments) {
  UNUSED;
  int pair[2];
  if (pipe(pair) < 0) return 2;
  close(pair[0]);
  return write(pair[1], "x", 1) == 1;
}

static int copy_in(int count, char **arguments) {
  UNUSED;
  static char piece[65536];
  for (;;) {
    ssize_t got = read(0, piece, sizeof piece);
    if (got <= 0) return got < 0;
    if (write(1, piece, (size_t)got) != got) return 2;
  }
}

static int close_input(int count, char **arguments) {
  UNUSED;
  return close(0);
}

// Reads all of stdin and prints how many bytes there were.
static int count_input(int count, char **arguments) {
  UNUSED;
  static char piece[65536];
  long long total = 0;
  for (ssize_t got; (got = read(0, piece, sizeof piece)) > 0;) total += got;
  printf("%lld\n", total);
  return 0;
}

const struct attack LEAVING[] = {
    {"leave-daemon", leave_daemon}, {"leave-files", leave_files},   {"leave-socket", leave_socket},
    {"look-around", look_around},   {"make-artefact", make_artefact}, {"end-by-signal", end_by_signal},
    {"end-by-abort", end_by_abort}, {"end-by-null", end_by_null},   {"end-by-code", end_by_code},
    {"end-by-pipe", end_by_pipe},   {"copy-in", copy_in},           {"close-input", close_input},
    {"count-input", count_input},
};
const size_t LEAVING_COUNT = sizeof LEAVING / sizeof *LEAVING;
