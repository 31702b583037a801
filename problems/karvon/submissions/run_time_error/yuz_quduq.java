import java.util.Scanner;

/** Room for a hundred wells only. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long[] x = new long[100], y = new long[100], need = new long[n];
        for (int i = 0; i < n; i++) {
            x[i] = in.nextLong();
            y[i] = in.nextLong();
            need[i] = i == 0 ? 0 : Long.MAX_VALUE;
        }
        boolean[] reached = new boolean[n];
        for (int turn = 0; turn < n; turn++) {
            int well = -1;
            for (int i = 0; i < n; i++) if (!reached[i] && (well < 0 || need[i] < need[well])) well = i;
            reached[well] = true;
            for (int i = 0; i < n; i++) {
                long square = (x[i] - x[well]) * (x[i] - x[well]) + (y[i] - y[well]) * (y[i] - y[well]);
                need[i] = Math.min(need[i], Math.max(need[well], square));
            }
        }
        System.out.println(Math.sqrt(need[n - 1]));
    }
}
