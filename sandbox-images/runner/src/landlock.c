// Reading and running is allowed in the machine's tool folders, the request's folder and what is shown; writing in the
// scratch folder and to the harmless devices. Everything else of the file system, TCP, other domains' abstract sockets
// and signals to processes outside are refused, each as far as the kernel's Landlock goes.
#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Our own copy of the kernel's interface: the headers of Debian 12 stop at its second version.
struct rules {
  uint64_t files, net, scoped;
};
struct __attribute__((packed)) path_rule {
  uint64_t allowed;
  int32_t parent;
};
#define CREATE_RULESET 444
#define ADD_RULE 445
#define RESTRICT_SELF 446
#define VERSION_FLAG 1
#define PATH_BENEATH 1

#define EXECUTE (1ull << 0)
#define WRITE_FILE (1ull << 1)
#define READ_FILE (1ull << 2)
#define READ_DIR (1ull << 3)
#define ALL_FILES_V1 ((1ull << 13) - 1)
#define REFER (1ull << 13)
#define TRUNCATE (1ull << 14)
#define IOCTL_DEV (1ull << 15)
#define ALL_TCP 3ull
#define ALL_SCOPES 3ull

static const char *const READABLE[] = {"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives",
                                       "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime",
                                       "/etc/java-17-openjdk", "/etc/mono", "/etc/fpc.cfg", "/proc/cpuinfo",
                                       "/proc/meminfo", "/proc/stat", "/proc/filesystems", "/proc/sys/vm",
                                       "/sys/devices/system/cpu", "/sys/kernel/mm", "/dev/random", "/dev/urandom"};
static const char *const WRITABLE_DEVICES[] = {"/dev/null", "/dev/zero", "/dev/full"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

int landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
  return version > 0 ? (int)version : 0;
}

static uint64_t all_files(int version) {
  return ALL_FILES_V1 | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0) | (version >= 5 ? IOCTL_DEV : 0);
}

// A path that is not there needs no rule.
static bool allow(int rules, const char *path, uint64_t allowed) {
  struct stat about;
  int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == EACCES;
  if (fstat(fd, &about) == 0 && !S_ISDIR(about.st_mode)) allowed &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV;
  struct path_rule rule = {allowed, fd};
  bool added = syscall(ADD_RULE, rules, PATH_BENEATH, &rule, 0) == 0;
  close(fd);
  return added;
}

int build_landlock(const struct lane *lane, int place) {
  const uint64_t reading = EXECUTE | READ_FILE | READ_DIR;
  struct rules all = {all_files(lane->landlock_abi), lane->landlock_abi >= 4 ? ALL_TCP : 0,
                      lane->landlock_abi >= 6 ? ALL_SCOPES : 0};
  size_t size = lane->landlock_abi >= 6 ? 24 : lane->landlock_abi >= 4 ? 16 : 8;
  int rules = (int)syscall(CREATE_RULESET, &all, size, 0);
  if (rules < 0) return -1;
  bool added = true;
  for (size_t i = 0; i < COUNT(READABLE); i++) added = added && allow(rules, READABLE[i], reading);
  for (size_t i = 0; i < lane->tool_count; i++) added = added && allow(rules, lane->tools[i], reading);
  for (size_t i = 0; i < COUNT(WRITABLE_DEVICES); i++)
    added = added && allow(rules, WRITABLE_DEVICES[i], READ_FILE | WRITE_FILE | (all.files & TRUNCATE));
  added = added && allow(rules, lane->paths[place].folder, reading) && allow(rules, lane->paths[place].shown, reading) &&
          allow(rules, lane->paths[place].scratch, all.files);
  if (added) return rules;
  close(rules);
  return -1;
}

bool enforce_landlock(int rules) {
  struct path_rule own = {READ_FILE | READ_DIR, open("/proc/self", O_PATH | O_CLOEXEC)};
  if (own.parent >= 0) {
    syscall(ADD_RULE, rules, PATH_BENEATH, &own, 0);
    close(own.parent);
  }
  return syscall(RESTRICT_SELF, rules, 0) == 0;
}
