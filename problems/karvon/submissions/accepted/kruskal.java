import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;

/** Joins wells from the shortest stretch up, until the first and the last are together. */
class Main {
    static int[] parent;

    static int root(int well) {
        while (parent[well] != well) well = parent[well] = parent[parent[well]];
        return well;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long[] x = new long[n], y = new long[n];
        for (int i = 0; i < n; i++) {
            x[i] = in.nextLong();
            y[i] = in.nextLong();
        }
        parent = new int[n];
        long[] stretches = new long[n * (n - 1) / 2];
        int count = 0;
        // A square is below 2^43; the two wells fit beside it.
        for (int i = 0; i < n; i++) {
            parent[i] = i;
            for (int j = 0; j < i; j++) {
                long square = (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
                stretches[count++] = square << 18 | (long) i << 9 | j;
            }
        }
        Arrays.sort(stretches);
        for (long stretch : stretches) {
            parent[root((int) (stretch >> 9 & 511))] = root((int) (stretch & 511));
            if (root(0) == root(n - 1)) {
                System.out.printf(Locale.ROOT, "%.9f%n", Math.sqrt(stretch >> 18));
                return;
            }
        }
    }
}
