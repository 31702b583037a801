#include "refusal.h"

int main(int count, char **arguments) {
  for (int i = 1; i < count; i++) must_not_open(arguments[i], O_RDONLY);
  must_not_open("/.store/packages", O_RDONLY);
  must_not_open("/store", O_RDONLY);
  must_not_open("/root", O_RDONLY);
  must_not_open("/var/lib/docker", O_RDONLY);
  return 0;
}
