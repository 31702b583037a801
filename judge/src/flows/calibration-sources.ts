/** Work that never changes: a change here makes every host look as if it had drifted. */

/** Registers alone; jumps through 16 MiB; calls of the kernel and fresh pages. About a tenth of a second each. */
export const probeSource = `#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#define CELLS (1u << 22)
static uint32_t cells[CELLS];
static uint64_t integer(void) {
  uint64_t x = 88172645463325252ull;
  for (long i = 0; i < 40000000; i++) { x ^= x << 13; x ^= x >> 7; x ^= x << 17; }
  return x;
}
static uint64_t memory(void) {
  uint64_t x = 1;
  for (uint32_t i = 0; i < CELLS; i++) cells[i] = i * 2654435761u + 1u;
  for (uint64_t i = 0; i < 2000000; i++) x = cells[(x ^ i * 40503u) & (CELLS - 1)] + (x >> 7);
  return x;
}
static uint64_t kernel(void) {
  int ends[2];
  char byte = 1;
  uint64_t x = 1;
  if (pipe(ends) != 0) return 0;
  for (int i = 0; i < 50000; i++) {
    if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1) return 0;
    if (i % 64 == 0) {
      char *page = mmap(0, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      if (page == MAP_FAILED) return 0;
      for (int at = 0; at < 65536; at += 4096) page[at] = byte;
      munmap(page, 65536);
    }
    x += (uint64_t)byte;
  }
  return x;
}
int main(int count, char **words) {
  if (count != 2) return 2;
  uint64_t x = strcmp(words[1], "integer") == 0 ? integer() : strcmp(words[1], "memory") == 0 ? memory() : kernel();
  printf("%llu\\n", (unsigned long long)x);
  return x == 0;
}
`;

const functions = Array.from(
  { length: 120 },
  (_, n) => `static double step${n}(double x) {
  double sum = ${n};
  for (int i = 0; i < 50; i++) sum += x * i / (${n + 1} + i) - sum / 3;
  return sum > 10 ? sum - x : sum + x;
}`,
);

/** Enough for the optimizer to be busy for some tenths of a second. */
export const compiledSource = `#include <stdio.h>
${functions.join("\n")}
int main(void) {
  double x = 1;
${functions.map((_, n) => `  x = step${n}(x);`).join("\n")}
  printf("%f\\n", x);
  return 0;
}
`;
