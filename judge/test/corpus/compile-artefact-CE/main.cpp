asm(".data\n.fill 270000000, 1, 1");

int main() {}
