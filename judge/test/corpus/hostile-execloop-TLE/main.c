#include "refusal.h"

int main(void) {
  char *const again[] = {"again", NULL};
  execve("/proc/self/exe", again, NULL);
  return 1;
}
