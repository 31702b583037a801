/**
 * A testlib.h of our own, as small as the tests need: the calling order, exit codes and words of the real one, none of
 * its text. It stands in for the header a package brings.
 */
export const testlibFixture = `#pragma once
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#define OK_EXIT_CODE 0
enum TResult { _ok = 0, _wa = 1, _pe = 2, _fail = 3, _dirt = 4, _points = 7, _partially = 16 };
#define _pc(n) (TResult(_partially + (n)))
struct InStream {
  std::istream* in = nullptr;
  std::ifstream file;
  void open(const char* path) { file.open(path); in = &file; }
  long long readLong() { long long x; if (!(*in >> x)) { std::cerr << "unexpected eof"; exit(2); } return x; }
};
static InStream inf, ouf, ans;
static std::ofstream tout;
inline void registerTestlibCmd(int argc, char** argv) {
  if (argc < 4) exit(3);
  inf.open(argv[1]); ouf.open(argv[2]); ans.open(argv[3]);
}
inline void registerInteraction(int argc, char** argv) {
  if (argc < 3) exit(3);
  inf.open(argv[1]); tout.open(argv[2]); ouf.in = &std::cin;
  if (argc > 3) ans.open(argv[3]);
}
inline void registerValidation(int, char**) { inf.in = &std::cin; }
[[noreturn]] inline void quit(TResult r, const std::string& words) {
  tout.flush();
  if (r >= _partially) { std::cerr << "partially correct (" << r - _partially << ") " << words; exit(r - _partially); }
  static const char* heads[] = {"ok ", "wrong answer ", "wrong output format ", "FAIL ", "wrong output format "};
  std::cerr << heads[r] << words;
  exit(r);
}
[[noreturn]] inline void quitp(double points, const std::string& words) {
  std::fprintf(stderr, "points %.10f %s", points, words.c_str());
  exit(7);
}
`;
