#include "floor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"

int measure_floor(unsigned long count, char *const command[]) {
  char *const environment[] = {NULL};
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (unsigned long i = 0; i < count; i++) {
    int status;
    u64 started = now_ns();
    pid_t pid = vfork();
    if (pid == 0) {
      dup2(null, 0);
      dup2(null, 1);
      execve(command[0], command, environment);
      _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
      log_line("%s did not run: %s", command[0], pid < 0 ? strerror(errno) : "it left with a failure");
      return 1;
    }
    printf("%llu\n", (unsigned long long)((now_ns() - started) / 1000));
  }
  return 0;
}
