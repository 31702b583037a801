#include "refusal.h"

int main(void) {
  MUST_FAIL(socket(AF_NETLINK, SOCK_RAW, 0));
  MUST_FAIL(socket(AF_PACKET, SOCK_RAW, 0));
  MUST_FAIL(socket(AF_INET, SOCK_RAW, 1));
  MUST_FAIL(socket(AF_INET6, SOCK_STREAM, 0));
  return 0;
}
