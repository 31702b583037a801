#include "/dev/stdin"

int main() { return undefined_name; }
