#include "refusal.h"

int main(int count, char **arguments) {
  static char piece[65536];
  if (count > 1 && strcmp(arguments[1], "again") == 0) {
    MUST_FAIL(socket(AF_INET, SOCK_STREAM, 0));
    MUST_FAIL(syscall(SYS_unshare, 0x10000000));
    puts("the same box");
    return 0;
  }
  int from = open("/proc/self/exe", O_RDONLY), to = memfd_create("copy", 0);
  for (ssize_t got; (got = read(from, piece, sizeof piece)) > 0;)
    if (write(to, piece, (size_t)got) != got) return 2;
  char *const words[] = {"copy", "again", NULL}, *const nothing[] = {NULL};
  fexecve(to, words, nothing);
  return 3;
}
