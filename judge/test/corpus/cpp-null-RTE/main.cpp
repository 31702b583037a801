int main() {
  volatile int *nothing = nullptr;
  return *nothing;
}
