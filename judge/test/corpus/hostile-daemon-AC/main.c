#include "refusal.h"

int main(void) {
  if (fork() == 0) become_daemon();
  return 0;
}
