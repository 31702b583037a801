#include "refusal.h"

int main(void) {
  enter_writable_folder();
  for (int depth = 0; depth < 100000; depth++) {
    if (mkdir("d", 0700) < 0 || chdir("d") < 0) return 0;
    if (depth == 50000) got_through("folders 50000 deep");
  }
  return 0;
}
