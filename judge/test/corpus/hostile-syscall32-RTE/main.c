#include "refusal.h"

int main(void) {
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20));
  got_through("a 32-bit call");
}
