import java.util.Locale;
import java.util.Scanner;

/** Keeps the sums in 32 bits. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), heat = 0, volume = 0;
        for (int i = 0; i < n; i++) {
            int v = in.nextInt(), t = in.nextInt();
            heat += v * t;
            volume += v;
        }
        System.out.printf(Locale.ROOT, "%.9f%n", (double) heat / volume);
    }
}
