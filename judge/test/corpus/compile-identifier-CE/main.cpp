#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)
#define N0 abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwx
#define N1 JOIN(N0, N0)
#define N2 JOIN(N1, N1)
#define N3 JOIN(N2, N2)
#define N4 JOIN(N3, N3)
#define N5 JOIN(N4, N4)
#define N6 JOIN(N5, N5)
#define N7 JOIN(N6, N6)
#define N8 JOIN(N7, N7)
#define N9 JOIN(N8, N8)
#define N10 JOIN(N9, N9)
#define N11 JOIN(N10, N10)
#define N12 JOIN(N11, N11)
#define N13 JOIN(N12, N12)
#define N14 JOIN(N13, N13)
#define N15 JOIN(N14, N14)
#define N16 JOIN(N15, N15)
#define N17 JOIN(N16, N16)
#define N18 JOIN(N17, N17)
#define N19 JOIN(N18, N18)
#define N20 JOIN(N19, N19)

int N20 = undefined_name;

int main() {}
