#include "refusal.h"

int main(void) {
  for (;;) pause();
}
