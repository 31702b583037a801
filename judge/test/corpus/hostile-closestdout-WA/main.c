#include "refusal.h"

int main(void) {
  close(1);
  puts("ok");
  return 0;
}
