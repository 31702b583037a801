#include "refusal.h"

int main(void) {
  for (volatile unsigned i = 0;; i++) continue;
}
