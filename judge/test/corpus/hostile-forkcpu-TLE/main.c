#include "refusal.h"

int main(void) {
  for (int i = 0; i < 30; i++) {
    if (fork() == 0) {
      burn_ms(300);
      _exit(0);
    }
    wait(NULL);
  }
  return 0;
}
