#define L1 ((((((((((
#define R1 ))))))))))
#define L2 L1 L1 L1 L1 L1 L1 L1 L1 L1 L1
#define R2 R1 R1 R1 R1 R1 R1 R1 R1 R1 R1
#define L3 L2 L2 L2 L2 L2 L2 L2 L2 L2 L2
#define R3 R2 R2 R2 R2 R2 R2 R2 R2 R2 R2
#define L4 L3 L3 L3 L3 L3 L3 L3 L3 L3 L3
#define R4 R3 R3 R3 R3 R3 R3 R3 R3 R3 R3
#define L5 L4 L4 L4 L4 L4 L4 L4 L4 L4 L4
#define R5 R4 R4 R4 R4 R4 R4 R4 R4 R4 R4

int main() { return L5 L5 1 R5 R5; }
