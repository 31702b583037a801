#include "refusal.h"

int main(void) {
  for (int number = 1; number < 32; number++) {
    kill(1, number);
    if (number != SIGCHLD) kill(getppid(), number);
  }
  usleep(20000);
  return 0;
}
