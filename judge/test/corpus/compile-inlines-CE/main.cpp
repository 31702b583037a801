template <int>
inline int f();
template <>
inline int f<0>() {
  return 0;
}

#define LINK(n) \
  template <> \
  inline int f<n + 1>() { \
    return f<n>() * 3 + f<n>() + n; \
  }
#define NEXT(n) LINK(n)
#define TEN(x) x x x x x x x x x x
#define ONE NEXT(__COUNTER__)

TEN(TEN(TEN(TEN(ONE ONE ONE ONE ONE ONE))))

int main() { return f<60000>(); }
