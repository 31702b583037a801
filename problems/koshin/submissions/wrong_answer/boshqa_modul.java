import java.util.Scanner;

/** Takes 998244353 for the modulus. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong(), a = in.nextLong(), b = in.nextLong();
        long before = 0, here = 1;
        for (long length = 1; length <= Math.min(n, 1_000_000); length++) {
            long after = (a * here + b * before) % 998_244_353L;
            before = here;
            here = after;
        }
        System.out.println(here);
    }
}
