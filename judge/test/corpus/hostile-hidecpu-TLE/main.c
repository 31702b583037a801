#include "refusal.h"

int main(void) {
  signal(SIGCHLD, SIG_IGN);
  for (int i = 0; i < 3; i++)
    if (fork() == 0) {
      burn_ms(800);
      _exit(0);
    }
  while (wait(NULL) > 0 || errno == EINTR) continue;
  return 0;
}
