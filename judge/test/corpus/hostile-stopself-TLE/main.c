#include "refusal.h"

int main(void) {
  raise(SIGSTOP);
  for (;;) pause();
}
