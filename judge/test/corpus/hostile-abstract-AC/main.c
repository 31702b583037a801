#include "refusal.h"

int main(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0left-behind"};
  int sock = socket(AF_UNIX, SOCK_STREAM, 0);
  if (sock < 0) return 0;
  bind(sock, (struct sockaddr *)&address, sizeof address);
  listen(sock, 1);
  if (fork() == 0) become_daemon();
  return 0;
}
