#include "refusal.h"

#include <sys/prctl.h>

int main(void) {
  int pair[2];
  char said[4096] = "";
  if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) got_through("new privileges");
  if (pipe(pair) < 0) return 2;
  if (fork() == 0) {
    dup2(pair[1], 1);
    close(pair[1]);
    execl("/usr/bin/su", "su", "-c", "id", NULL);
    _exit(127);
  }
  close(pair[1]);
  if (read(pair[0], said, sizeof said - 1) > 0 && strstr(said, "uid=0")) got_through("root by su");
  wait(NULL);
  if (setuid(0) == 0 && open("/root", O_RDONLY) >= 0) got_through("root by setuid");
  return 0;
}
