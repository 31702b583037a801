#include "refusal.h"

#include <arpa/inet.h>

int main(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(0)};
  int sock = socket(AF_INET, SOCK_STREAM, 0);
  if (sock < 0) return 0;
  if (bind(sock, (struct sockaddr *)&address, sizeof address) == 0 && listen(sock, 1) == 0) got_through("a listening port");
  return 0;
}
