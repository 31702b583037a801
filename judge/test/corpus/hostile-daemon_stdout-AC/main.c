#include "refusal.h"

int main(void) {
  if (fork() == 0) {
    setsid();
    for (;;) pause();
  }
  puts("left");
  return 0;
}
