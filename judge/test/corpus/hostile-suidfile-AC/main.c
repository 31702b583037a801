#include "refusal.h"

int main(int count, char **arguments) {
  static char piece[65536];
  if (count > 1 && strcmp(arguments[1], "again") == 0) {
    if (geteuid() != getuid()) got_through("another user");
    return 0;
  }
  int from = open("/proc/self/exe", O_RDONLY), to = open("copy", O_CREAT | O_WRONLY, 0700);
  for (ssize_t got; (got = read(from, piece, sizeof piece)) > 0;)
    if (write(to, piece, (size_t)got) != got) return 2;
  fchmod(to, 04755);
  close(to);
  if (chown("copy", 0, 0) == 0 && getuid() != 0) got_through("a file of root");
  execl("copy", "copy", "again", NULL);
  return 0;
}
