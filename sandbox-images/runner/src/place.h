// A place runs one program at a time; a lane has two, the second for the judge's side of a conversation.
#pragma once
#include "cgroup.h"
#include "init.h"
#include "keeper.h"
#include "lane.h"
#include "request.h"

struct place {
  struct lane *lane;
  int index;
  bool is_open, is_asked;
  bool is_unsound; // something of a test is still there: nothing more may run here
  struct cgroup cgroup;
  struct keeper keeper;
  pid_t init;
  int init_sock; // also tells the init's death: nobody else holds its other end
};

bool open_place(struct place *place, struct lane *lane, enum cgroup_kind kind, int index, char detail[MAX_DETAIL]);
void close_place(struct place *place);

// Has the next test's init made while the caller does other things.
void ready_place(struct place *place);

enum stop { NOT_STOPPED, STOPPED_BY_CPU, STOPPED_BY_WALL, STOPPED_BY_MEMORY, STOPPED_BY_OUTPUT };

// One program from its start to its accounts.
struct run {
  struct place *place;
  const struct side *side;
  int stdout_fd, stderr_fd;
  u64 started_ns, ended_ns;
  enum stop stop;
  bool is_ended, has_report, sought_past;
  struct init_report report;
  int collected[MAX_COLLECT];
  u64 collected_bytes[MAX_COLLECT];
  u64 polled_cpu_ns, polled_memory; // where there is no cgroup
  u64 piped_bytes;                  // stdout, where the caller gave a pipe and counts it
};

enum ending { ENDED_EXIT, ENDED_SIGNAL, ENDED_CPU, ENDED_WALL, ENDED_MEMORY, ENDED_OUTPUT };

struct outcome {
  enum ending ending;
  int code; // exit code or signal
  u64 cpu_ns, wall_ns, memory_bytes, stdout_bytes, stderr_bytes, ended_ns;
};

// Starts the side of a request whose unparsed body is given. `streams` are stdin and stdout where the caller has
// them, else -1: then the side's files are used. The caller keeps what it gave.
bool start_run(struct run *run, struct place *place, const struct side *side, const char *body, size_t length,
               unsigned side_index, const int streams[2], char detail[MAX_DETAIL]);

// How long the caller may wait on init_sock before it must look at the limits again.
int run_timeout_ms(const struct run *run);
void check_limits(struct run *run);
void stop_run(struct run *run, enum stop stop);
// Reads what init_sock has to tell.
void hear_run(struct run *run);

// Kills what is left, reads the counters, writes the collected files. False: the box broke.
bool finish_run(struct run *run, struct outcome *outcome, char detail[MAX_DETAIL]);
