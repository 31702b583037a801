int main() {
  volatile unsigned x = 0;
  for (;;) x = x + 1;
}
