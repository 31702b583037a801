#include "refusal.h"

#include <pthread.h>

static void *sit(void *nothing) {
  pause();
  return nothing;
}

int main(void) {
  pthread_t thread;
  for (int i = 0; i < 100000; i++)
    if (pthread_create(&thread, NULL, sit, NULL) != 0) return 0;
  got_through("100000 threads");
}
