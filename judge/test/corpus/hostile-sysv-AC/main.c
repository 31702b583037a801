#include "refusal.h"

#include <mqueue.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>

int main(void) {
  MUST_FAIL(shmget(77, 4096, IPC_CREAT | 0666));
  MUST_FAIL(msgget(77, IPC_CREAT | 0666));
  MUST_FAIL(semget(77, 1, IPC_CREAT | 0666));
  MUST_FAIL(mq_open("/left", O_CREAT | O_RDWR, 0666, NULL));
  return 0;
}
