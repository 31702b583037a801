char filled[1 << 30] = {1};

int main() { return filled[5]; }
