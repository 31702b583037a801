import java.util.Scanner;

/** Reads the length as an int. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long a = in.nextLong(), b = in.nextLong(), before = 0, here = 1;
        for (int length = 1; length <= n; length++) {
            long after = (a * here + b * before) % 1_000_000_007L;
            before = here;
            here = after;
        }
        System.out.println(here);
    }
}
