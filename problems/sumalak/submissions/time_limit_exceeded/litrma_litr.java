import java.util.Locale;
import java.util.Scanner;

/** Pours litre by litre; the running average makes each step depend on the last. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        double average = 0;
        long poured = 0;
        for (int i = 0; i < n; i++) {
            long v = in.nextLong(), t = in.nextLong();
            for (long litre = 0; litre < v; litre++) {
                poured++;
                average += (t - average) / poured;
            }
        }
        System.out.printf(Locale.ROOT, "%.9f%n", average);
    }
}
