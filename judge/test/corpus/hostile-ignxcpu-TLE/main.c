#include "refusal.h"

int main(void) {
  signal(SIGXCPU, SIG_IGN);
  for (volatile unsigned i = 0;; i++) continue;
}
