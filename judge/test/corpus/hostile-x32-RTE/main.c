#include "refusal.h"

int main(void) {
  syscall(0x40000000 + SYS_getpid);
  got_through("an x32 call");
}
