asm(".fill 2000000000");

int main() {}
