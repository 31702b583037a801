#include "refusal.h"

#include <sys/ptrace.h>
#include <sys/uio.h>

int main(void) {
  char piece[16];
  struct iovec here = {piece, sizeof piece}, there = {(void *)main, sizeof piece};
  MUST_FAIL(ptrace(PTRACE_ATTACH, 1, NULL, NULL));
  MUST_FAIL(ptrace(PTRACE_SEIZE, getppid(), NULL, NULL));
  MUST_FAIL(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
  MUST_FAIL(process_vm_readv(getppid(), &here, 1, &there, 1, 0));
  return 0;
}
