#include "refusal.h"

int main(void) {
  kill(getpid(), SIGKILL);
  return 0;
}
