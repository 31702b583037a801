// What the lane proves of itself before it takes work, and the hello that says so.
#pragma once
#include "place.h"
#include "wire.h"

struct self_test {
  bool is_filtered; // the kernel said so of a program that ran in the lane
  unsigned namespaces; // bits: user, mount, net, ipc, uts, pid
};

// Runs small programs in the lane and reads what the kernel says of them. False and why in `detail` when a wall this
// mode promises does not stand.
bool test_lane(struct place *place, struct self_test *test, char detail[MAX_DETAIL]);

void say_hello(struct reply *reply, const struct place *place, const struct self_test *test, const char *why_no_cgroup);
