#include "refusal.h"

#include <linux/sched.h>

int main(void) {
  const unsigned long flags[] = {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWIPC};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
    long pid = syscall(SYS_clone, flags[i] | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) _exit(0);
    if (pid > 0) got_through("clone with a namespace");
  }
  struct clone_args wanted = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
  long pid = syscall(SYS_clone3, &wanted, sizeof wanted);
  if (pid == 0) _exit(0);
  if (pid > 0) got_through("clone3 with a namespace");
  return 0;
}
