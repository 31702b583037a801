#include "/etc/passwd"

int main() { return undefined_name; }
