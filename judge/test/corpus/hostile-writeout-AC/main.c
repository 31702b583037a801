#include "refusal.h"

int main(int count, char **arguments) {
  const char *const folders[] = {"/usr", "/usr/bin", "/etc", "/w", "/dev", "/", "/var", "/proc", "/shown"};
  char path[512];
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    snprintf(path, sizeof path, "%s/left-here", folders[i]);
    must_not_open(path, O_CREAT | O_WRONLY);
  }
  for (int i = 1; i < count; i++) {
    snprintf(path, sizeof path, "%s/left-here", arguments[i]);
    must_not_open(path, O_CREAT | O_WRONLY);
  }
  must_not_open("/etc/passwd", O_WRONLY);
  must_not_open("/usr/bin/env", O_WRONLY);
  MUST_FAIL(open("/proc/self/exe", O_WRONLY));
  return 0;
}
