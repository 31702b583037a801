#include "claim.h"

#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

// An abstract socket's name belongs to one process and is freed by its death, whatever the death. Machines within
// machines (containers with a network of their own) do not see each other's.
bool claim_number(const char *kind, unsigned number) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int length = snprintf(address.sun_path + 1, sizeof address.sun_path - 1, "bilimdon-lane-%s-%u", kind, number);
  int sock = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (sock < 0) return false;
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)length);
  if (bind(sock, (struct sockaddr *)&address, size) == 0) return true;
  close(sock);
  return false;
}
