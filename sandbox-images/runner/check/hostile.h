// Programs that try to get out, to take all, or to leave something behind. Each leaves with 0 when it was refused and
// with 1, saying what worked, when it was not; those that only take, take until they are stopped.
#pragma once
#include <stddef.h>

struct attack {
  const char *name;
  int (*run)(int count, char **arguments);
};

extern const struct attack TAKING[], ESCAPING[], LEAVING[];
extern const size_t TAKING_COUNT, ESCAPING_COUNT, LEAVING_COUNT;

// Prints and returns 1.
int got_through(const char *what);
