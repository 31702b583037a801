import java.util.Scanner;

/** Measures twice as it should, then looks through all n^2 cells for the one that fits. */
class Main {
    static volatile long tried;

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong();
        System.out.println("? 1 1");
        System.out.flush();
        long left = in.nextLong();
        System.out.println("? 1 " + n);
        System.out.flush();
        long right = in.nextLong();
        for (long x = 1; x <= n; x++) {
            for (long y = 1; y <= n; y++) {
                tried++;
                if (x - 1 + y - 1 == left && x - 1 + n - y == right) {
                    System.out.println("! " + x + " " + y);
                    return;
                }
            }
        }
    }
}
