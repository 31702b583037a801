import java.util.Scanner;

/** One step a gaz: fine up to a million. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong(), a = in.nextLong(), b = in.nextLong();
        long before = 0, here = 1;
        for (long length = 1; length <= n; length++) {
            long after = (a * here + b * before) % 1_000_000_007L;
            before = here;
            here = after;
        }
        System.out.println(here);
    }
}
