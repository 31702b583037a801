import java.util.Scanner;

class Main {
    static final long MODULUS = 1_000_000_007L;

    static long[] multiply(long[] p, long[] q) {
        return new long[] {
            (p[0] * q[0] + p[1] * q[2]) % MODULUS, (p[0] * q[1] + p[1] * q[3]) % MODULUS,
            (p[2] * q[0] + p[3] * q[2]) % MODULUS, (p[2] * q[1] + p[3] * q[3]) % MODULUS
        };
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong(), a = in.nextLong(), b = in.nextLong();
        long[] result = {1, 0, 0, 1}, step = {a, b, 1, 0};
        for (; n > 0; n /= 2) {
            if (n % 2 == 1) result = multiply(result, step);
            step = multiply(step, step);
        }
        System.out.println(result[0]);
    }
}
