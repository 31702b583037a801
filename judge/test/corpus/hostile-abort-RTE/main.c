#include "refusal.h"

int main(void) {
  abort();
}
