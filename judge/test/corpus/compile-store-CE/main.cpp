#include "/.store/packages"
#include "/d"

int main() {}
