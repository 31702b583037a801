#include "refusal.h"

#define VSOCK 40

int main(void) {
  MUST_FAIL(socket(VSOCK, SOCK_STREAM, 0));
  MUST_FAIL(socket(VSOCK, SOCK_DGRAM, 0));
  return 0;
}
