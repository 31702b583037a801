#include "tree-use.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_PROCESSES 4096

static bool read_text(const char *path, char *text, size_t room) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = fd < 0 ? -1 : read(fd, text, room - 1);
  shut(&fd);
  if (length < 0) return false;
  text[length] = 0;
  return true;
}

// Fields of /proc/PID/stat are counted from after the name, which may hold anything, so from the last ')'.
static void add_process(pid_t pid, struct tree_use *use) {
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  if (!read_text(path, text, sizeof text)) return;
  char *at = strrchr(text, ')');
  unsigned long long user, system, waited_user, waited_system;
  long long pages;
  if (!at || sscanf(at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu %llu %llu %*d %*d %*d %*d %*u %*u %lld",
                    &user, &system, &waited_user, &waited_system, &pages) != 5)
    return;
  u64 ticks = user + system + waited_user + waited_system;
  use->cpu_ns += ticks * 1000000000ull / (u64)sysconf(_SC_CLK_TCK);
  if (pages > 0) use->memory_bytes += (u64)pages * (u64)sysconf(_SC_PAGESIZE);
}

static size_t add_children(pid_t pid, pid_t *list, size_t count) {
  char path[320], text[8192];
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *tasks = opendir(path);
  for (struct dirent *task = tasks ? readdir(tasks) : NULL; task; task = readdir(tasks)) {
    snprintf(path, sizeof path, "/proc/%d/task/%s/children", pid, task->d_name);
    if (task->d_name[0] == '.' || !read_text(path, text, sizeof text)) continue;
    for (char *at = text, *end; count < MOST_PROCESSES; at = end) {
      long child = strtol(at, &end, 10);
      if (end == at) break;
      list[count++] = (pid_t)child;
    }
  }
  if (tasks) closedir(tasks);
  return count;
}

struct tree_use look_at_tree(pid_t root) {
  static pid_t list[MOST_PROCESSES];
  struct tree_use use = {0, 0};
  size_t count = add_children(root, list, 0);
  for (size_t i = 0; i < count; i++) {
    add_process(list[i], &use);
    count = add_children(list[i], list, count);
  }
  return use;
}

static bool is_spared(pid_t pid, const pid_t *spared, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (spared[i] == pid) return true;
  return false;
}

size_t kill_tree(pid_t root, const pid_t *spared, size_t spared_count) {
  static pid_t list[MOST_PROCESSES];
  size_t left = 0, count = add_children(root, list, 0), direct = count;
  for (size_t i = 0; i < count; i++) {
    if (is_spared(list[i], spared, spared_count)) continue;
    // Stopped first, a parent cannot make new children while its old ones are being killed.
    kill(list[i], SIGSTOP);
    count = add_children(list[i], list, count);
  }
  for (size_t i = 0; i < count; i++) {
    if (is_spared(list[i], spared, spared_count)) continue;
    kill(list[i], SIGKILL);
    if (i < direct && waitpid(list[i], NULL, WNOHANG) == list[i]) continue;
    left++;
  }
  return left;
}

unsigned count_threads_of(uid_t user) {
  unsigned total = 0;
  DIR *list = opendir("/proc");
  for (struct dirent *entry = list ? readdir(list) : NULL; entry; entry = readdir(list)) {
    char path[320], text[1024];
    struct stat about;
    snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
    if (entry->d_name[0] < '0' || entry->d_name[0] > '9' || stat(path, &about) < 0 || about.st_uid != user) continue;
    unsigned threads = 0;
    char *at = read_text(path, text, sizeof text) ? strrchr(text, ')') : NULL;
    if (at && sscanf(at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %u", &threads) == 1)
      total += threads;
  }
  if (list) closedir(list);
  return total;
}
