#include "refusal.h"

#include <sys/sysmacros.h>

int main(void) {
  MUST_FAIL(mknod("disk", S_IFBLK | 0600, makedev(254, 0)));
  MUST_FAIL(mknod("memory", S_IFCHR | 0600, makedev(1, 1)));
  return 0;
}
