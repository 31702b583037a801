#include "refusal.h"

#include <arpa/inet.h>

static void try_address(const char *host) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(22)};
  inet_pton(AF_INET, host, &address.sin_addr);
  int sock = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (sock < 0) return;
  // Being refused by a port would mean that there is a network.
  if (connect(sock, (struct sockaddr *)&address, sizeof address) == 0 || errno == EINPROGRESS || errno == ECONNREFUSED)
    got_through(host);
}

int main(void) {
  try_address("127.0.0.1");
  try_address("172.17.0.1");
  return 0;
}
