#include "refusal.h"

int main(void) {
  return close(0);
}
