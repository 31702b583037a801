constexpr unsigned long long spin(unsigned long long n) {
  unsigned long long sum = 0;
  for (unsigned long long i = 0; i < n; i++) sum += i * i;
  return sum;
}

constexpr auto value = spin(1'000'000'000'000ULL);

int main() { return value & 1; }
