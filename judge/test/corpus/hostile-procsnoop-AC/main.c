#include "refusal.h"

#include <dirent.h>

int main(void) {
  DIR *proc = opendir("/proc");
  for (struct dirent *entry = proc ? readdir(proc) : NULL; entry; entry = readdir(proc)) {
    int pid = atoi(entry->d_name);
    if (pid > 1 && pid != getpid()) got_through("a foreign process");
  }
  must_not_open("/proc/1/environ", O_RDONLY);
  must_not_open("/proc/1/maps", O_RDONLY);
  must_not_open("/proc/1/mem", O_RDONLY);
  must_not_open("/proc/1/cwd", O_RDONLY);
  return 0;
}
