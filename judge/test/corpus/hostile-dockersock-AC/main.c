#include "refusal.h"

int main(void) {
  const char *const paths[] = {"/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock",
                               "/link/lane.sock"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", paths[i]);
    int sock = socket(AF_UNIX, SOCK_STREAM, 0);
    if (sock >= 0 && connect(sock, (struct sockaddr *)&address, sizeof address) == 0) got_through(paths[i]);
  }
  return 0;
}
