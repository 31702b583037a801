#include "refusal.h"

int main(void) {
  return 1;
}
