#include <ctime>
#include <iostream>

int main() {
  long long a, b;
  std::cin >> a >> b;
  while (std::clock() < 1.58 * CLOCKS_PER_SEC) {
  }
  std::cout << a + b << "\n";
}
