#include "refusal.h"

int main(void) {
  const char *const paths[] = {"/dev/kmsg", "/dev/mem", "/dev/vda", "/dev/sda", "/dev/fuse", "/dev/kvm", "/dev/vsock",
                               "/dev/loop-control", "/dev/net/tun", "/dev/ptmx", "/dev/port"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) must_not_open(paths[i], O_RDWR);
  return 0;
}
