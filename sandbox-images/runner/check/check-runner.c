// Requirements on the parsers, one a line. Leaves with 1 and the failed ones named.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "company.h"
#include "core.h"
#include "request.h"
#include "store.h"
#include "wire.h"

static int failures;

static void require(bool holds, const char *requirement) {
  if (holds) return;
  failures++;
  printf("FAILED: %s\n", requirement);
}

#define HEAD "v=1\0id=7\0kind=run\0"
#define LIMITS \
  "cpu-ms=1000\0wall-ms=2000\0memory-bytes=67108864\0output-bytes=0\0scratch-bytes=4096\0processes=1\0" \
  "open-files=16\0stack-bytes=65536\0"
#define GOOD HEAD "arg=/bin/true\0" LIMITS

static struct request request;
static char detail[MAX_DETAIL];

static bool parses(const char *body, size_t length) {
  char *copy = malloc(length ? length : 1);
  memcpy(copy, body, length);
  bool parsed = parse_request(copy, length, &request, detail);
  free(copy);
  return parsed;
}
#define PARSES(text) parses(text, sizeof(text) - 1)

static void check_requests(void) {
  require(PARSES(GOOD), "a complete request is read");
  require(request.id == 7 && request.sides[0].argc == 1 && request.sides[0].limits.cpu_ms == 1000, "its fields are kept");
  require(PARSES(GOOD "arg=\0env=A=\0stdin=a/b\0collect=x:10:y/z\0placed=s/m.py:src/m.py\0shown=case.in:1.in\0"),
          "every kind of field is read");
  require(!parses("", 0), "an empty body is refused");
  require(!parses(GOOD, sizeof(GOOD) - 2), "a body that does not end with NUL is refused");
  require(!PARSES("v=2\0id=7\0kind=run\0arg=/bin/true\0" LIMITS), "another version is refused");
  require(!PARSES("id=7\0v=1\0kind=run\0arg=/bin/true\0" LIMITS), "a head out of order is refused");
  require(!PARSES("v=1\0id=-7\0kind=run\0arg=/bin/true\0" LIMITS), "a negative id is refused");
  require(!PARSES("v=1\0id=99999999999999999999\0kind=run\0arg=/x\0" LIMITS), "an id over 64 bits is refused");
  require(!PARSES("v=1\0id=7\0kind=walk\0arg=/bin/true\0" LIMITS), "an unknown kind is refused");
  require(!PARSES("v=1\0id=7\0"), "a body that is only a head is refused");
  require(!PARSES(HEAD LIMITS), "a request without a program is refused");
  require(!PARSES(HEAD "arg=true\0" LIMITS), "a program without an absolute path is refused");
  require(!PARSES(HEAD "arg=/bin/true\0cpu-ms=1000\0"), "a request with a limit missing is refused");
  require(!PARSES(GOOD "cpu-ms=1000\0"), "a limit given twice is refused");
  require(!PARSES(HEAD "arg=/x\0cpu-ms=0x10\0"), "a limit that is no decimal is refused");
  require(!PARSES(HEAD "arg=/x\0cpu-ms=0\0"), "a limit of nothing is refused");
  require(!PARSES(HEAD "arg=/x\0cpu-ms=3600001\0"), "a limit over an hour is refused");
  require(!PARSES(GOOD "color=red\0"), "an unknown field is refused");
  require(!PARSES(GOOD "stdin\0"), "a field without a value is refused");
  require(!PARSES(GOOD "stdin=a\0stdin=b\0"), "a second stdin is refused");
  require(!PARSES(GOOD "env=A\0") && !PARSES(GOOD "env==A\0"), "an environment entry without a name or value is refused");
  require(!PARSES(GOOD "side=second\0"), "a second side of a single run is refused");
  require(!PARSES(GOOD "collect=x:10\0") && !PARSES(GOOD "collect=x:ten:y\0"), "an unfinished collect is refused");
  require(!PARSES("v=1\0id=7\0kind=converse\0arg=/x\0" LIMITS), "a conversation of one is refused");
  require(PARSES("v=1\0id=7\0kind=converse\0arg=/x\0" LIMITS "side=second\0arg=/y\0" LIMITS), "a conversation is read");
  require(!PARSES("v=1\0id=7\0kind=converse\0stdin=a\0arg=/x\0" LIMITS "side=second\0arg=/y\0" LIMITS),
          "a conversation with a stdin file is refused");
}

static void check_wish_to_be_alone(void) {
  require(PARSES(GOOD) && request.company == COMPANY_ANY, "a run may have others beside it");
  require(PARSES(GOOD "company=alone\0") && request.company == COMPANY_ALONE, "a run may ask to be alone");
  require(!PARSES(GOOD "company=any\0"), "no other company can be asked for");
  require(!PARSES(GOOD "company=alone\0company=alone\0"), "a wish is said once");
}

static void check_paths(void) {
  const char *const good[] = {"a", "a/b", "...", "a/..b", "packages/1f/data/secret/01.in"};
  const char *const bad[] = {"", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", "a/../b"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) require(is_inner_path(good[i]), good[i]);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) require(!is_inner_path(bad[i]), bad[i]);
  char longest[MAX_PATH + 1];
  memset(longest, 'a', MAX_PATH);
  longest[MAX_PATH] = 0;
  require(!is_inner_path(longest), "a path over MAX_PATH is refused");
  require(!is_plain_name("a/b") && !is_plain_name(".a") && !is_plain_name(""), "a shown name is one plain part");
}

static void check_cores(void) {
  unsigned cores[MAX_CORES];
  size_t count = 0;
  require(read_cores("3,0,12", cores, &count) && count == 3 && cores[0] == 3 && cores[2] == 12, "cores are read in order");
  const char *const bad[] = {"", ",", "1,", "a", "-1", "1024", "0-3", "11111111"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) require(!read_cores(bad[i], cores, &count), "no list of cores is refused");
}

#define SOON_MS 30

// Another lane that goes in and stays, until it is killed as hard as can be.
static pid_t let_in_another(const char *folder, enum company company, const int line[2]) {
  int said[2];
  char word;
  if (pipe(said) < 0) exit(2);
  pid_t other = fork();
  if (other == 0) {
    close(line[1]);
    bool entered = open_company(folder, detail) && enter_company(company, line[0], SOON_MS) == ENTERED;
    if (!entered || write(said[1], "in", 1) != 1) _exit(1);
    for (;;) pause();
  }
  close(said[1]);
  require(read(said[0], &word, 1) == 1, "a lane may run where nobody is alone");
  close(said[0]);
  return other;
}

static void end_other(pid_t other) {
  kill(other, SIGKILL);
  waitpid(other, NULL, 0);
}

static void check_company(void) {
  char folder[] = "/tmp/check-company-XXXXXX";
  int line[2];
  if (!mkdtemp(folder) || pipe(line) < 0) exit(2);
  require(!open_company("/proc/nowhere", detail), "a folder that is not there makes no company");
  require(enter_company(COMPANY_ALONE, line[0], SOON_MS) == ENTERED, "a lane without company runs at once");
  pid_t other = let_in_another(folder, COMPANY_ANY, line);
  require(open_company(folder, detail), "two lanes share a company");
  require(enter_company(COMPANY_ANY, line[0], SOON_MS) == ENTERED, "runs go side by side");
  leave_company();
  require(enter_company(COMPANY_ALONE, line[0], SOON_MS) == ENTRY_REFUSED, "a run is not alone while another goes on");
  end_other(other);
  require(enter_company(COMPANY_ALONE, line[0], SOON_MS) == ENTERED, "the place of a lane that was killed is free");
  leave_company();
  other = let_in_another(folder, COMPANY_ALONE, line);
  require(enter_company(COMPANY_ANY, line[0], SOON_MS) == ENTRY_REFUSED, "nobody runs beside one that is alone");
  close(line[1]);
  require(enter_company(COMPANY_ANY, line[0], SOON_MS) == WORKER_GONE, "a lane whose worker is gone waits no more");
  end_other(other);
  close(line[0]);
  char path[64];
  const char *const names[] = {"turn", "room"};
  for (size_t i = 0; i < 2; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    unlink(path);
  }
  rmdir(folder);
}

static void check_counts(void) {
  static char body[MAX_BODY];
  size_t length = sizeof GOOD - 1;
  memcpy(body, GOOD, length);
  for (int i = 0; i < MAX_ARGS + 1; i++) {
    memcpy(body + length, "arg=x", 6);
    length += 6;
  }
  require(!parses(body, length), "more arguments than MAX_ARGS are refused");
}

static void check_frames(void) {
  static char body[MAX_BODY];
  size_t length = 0;
  int pair[2];
  const struct {
    const char *bytes;
    size_t count;
    enum frame frame;
    const char *requirement;
  } cases[] = {
      {"", 0, FRAME_END, "no bytes are the end"},
      {"\2\0", 2, FRAME_BROKEN, "half a length is broken"},
      {"\0\0\0\0", 4, FRAME_BROKEN, "a length of nothing is broken"},
      {"\1\0\1\0x", 5, FRAME_BROKEN, "a length over MAX_BODY is broken"},
      {"\2\0\0\0x", 5, FRAME_BROKEN, "half a body is broken"},
      {"\1\0\0\0x", 5, FRAME_READ, "a whole frame is read"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    if (pipe(pair) < 0) abort();
    require(write_all(pair[1], cases[i].bytes, cases[i].count), "the pipe takes the case");
    close(pair[1]);
    require(read_frame(pair[0], body, &length) == cases[i].frame, cases[i].requirement);
    close(pair[0]);
  }
}

static void check_store(void) {
  char folder[] = "/tmp/check-runner-XXXXXX";
  if (!mkdtemp(folder)) abort();
  int store = open(folder, O_PATH | O_DIRECTORY);
  int made = create_beneath(store, "file", 0644);
  require(made >= 0, "a file is made in the store");
  close(made);
  if (symlinkat("/etc/passwd", store, "link") < 0 || mkfifoat(store, "fifo", 0600) < 0 || mkdirat(store, "folder", 0700) < 0)
    abort();
  require(open_regular_beneath(store, "link", NULL) < 0, "a link is not opened");
  require(open_regular_beneath(store, "fifo", NULL) < 0, "a fifo is not opened and does not block");
  require(open_regular_beneath(store, "folder", NULL) < 0, "a folder is not opened as a file");
  require(open_beneath(store, "../etc", O_PATH, 0) < 0, "a path does not leave the store");
  int again = create_beneath(store, "link", 0644);
  require(again >= 0, "a new file takes a link's place");
  close(again);
  struct stat about;
  require(fstatat(store, "link", &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode), "and is no link any more");
  const char *const names[] = {"file", "link", "fifo"};
  for (size_t i = 0; i < 3; i++) unlinkat(store, names[i], 0);
  unlinkat(store, "folder", AT_REMOVEDIR);
  close(store);
  rmdir(folder);
}

int main(void) {
  check_requests();
  check_wish_to_be_alone();
  check_paths();
  check_cores();
  check_company();
  check_counts();
  check_frames();
  check_store();
  if (failures == 0) puts("the parsers hold all requirements");
  return failures > 0;
}
