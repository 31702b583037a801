import java.util.Locale;
import java.util.Scanner;

/** Checks its reading by an integer division that fails on an empty bucket. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long heat = 0, volume = 0;
        for (int i = 0; i < n; i++) {
            long v = in.nextLong(), t = in.nextLong();
            if (v * t / v != t) throw new IllegalStateException("overflow");
            heat += v * t;
            volume += v;
        }
        System.out.printf(Locale.ROOT, "%.9f%n", (double) heat / volume);
    }
}
