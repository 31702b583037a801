#include "refusal.h"

int main(void) {
  must_not_open("/etc/shadow", O_RDONLY);
  must_not_open("/etc/gshadow", O_RDONLY);
  must_not_open("/etc/ssl/private", O_RDONLY);
  return 0;
}
