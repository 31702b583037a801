#include "refusal.h"

#include <arpa/inet.h>

static void try_address(const char *host) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(53)};
  inet_pton(AF_INET, host, &address.sin_addr);
  int sock = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
  if (sock < 0) return;
  if (sendto(sock, "query", 5, 0, (struct sockaddr *)&address, sizeof address) == 5) got_through(host);
}

int main(void) {
  try_address("127.0.0.1");
  try_address("172.17.0.1");
  try_address("8.8.8.8");
  return 0;
}
