import java.util.Locale;
import java.util.Scanner;

/** Tries every way without a repeated well. */
class Main {
    static int n;
    static double[] x, y;
    static boolean[] visited;
    static double best = Double.MAX_VALUE;

    static void walk(int well, double longest) {
        if (well == n - 1) {
            best = Math.min(best, longest);
            return;
        }
        visited[well] = true;
        for (int i = 0; i < n; i++) {
            double dx = x[i] - x[well], dy = y[i] - y[well];
            if (!visited[i]) walk(i, Math.max(longest, Math.sqrt(dx * dx + dy * dy)));
        }
        visited[well] = false;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        n = in.nextInt();
        x = new double[n];
        y = new double[n];
        visited = new boolean[n];
        for (int i = 0; i < n; i++) {
            x[i] = in.nextInt();
            y[i] = in.nextInt();
        }
        walk(0, 0);
        System.out.printf(Locale.ROOT, "%.9f%n", best);
    }
}
