template <int Depth, typename Path>
struct Tree {
  struct Left {};
  struct Right {};
  static constexpr long long size = Tree<Depth - 1, Left>::size + Tree<Depth - 1, Right>::size;
};
template <typename Path>
struct Tree<0, Path> {
  static constexpr long long size = 1;
};

int main() {
  return Tree<40, void>::size & 1;
}
