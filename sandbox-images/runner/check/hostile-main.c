#include <stdio.h>
#include <string.h>

#include "hostile.h"

int got_through(const char *what) {
  printf("got through: %s\n", what);
  return 1;
}

static const struct attack *find(const struct attack *list, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(list[i].name, name) == 0) return &list[i];
  return NULL;
}

int main(int count, char **arguments) {
  const char *name = count > 1 ? arguments[1] : "";
  const struct attack *attack = find(TAKING, TAKING_COUNT, name);
  if (!attack) attack = find(ESCAPING, ESCAPING_COUNT, name);
  if (!attack) attack = find(LEAVING, LEAVING_COUNT, name);
  if (attack) return attack->run(count - 2, arguments + 2);
  fprintf(stderr, "no attack is called \"%s\"\n", name);
  return 2;
}
