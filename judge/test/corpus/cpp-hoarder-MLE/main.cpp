#include <cstdlib>
#include <cstring>

int main() {
  for (;;) {
    void *block = std::malloc(16 << 20);
    if (!block) return 0;
    std::memset(block, 1, 16 << 20);
  }
}
