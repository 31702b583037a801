#include "/proc/self/environ"

int main() { return undefined_name; }
