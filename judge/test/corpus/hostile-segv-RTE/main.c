#include "refusal.h"

int main(void) {
  volatile int *nothing = NULL;
  *nothing = 1;
  return 0;
}
