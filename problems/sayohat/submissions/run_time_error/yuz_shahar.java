import java.util.Scanner;

// The nearest city each time, with room for a hundred cities.
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int[] x = new int[100], y = new int[100];
        for (int i = 0; i < n; i++) {
            x[i] = in.nextInt();
            y[i] = in.nextInt();
        }
        boolean[] isUsed = new boolean[n];
        int here = 0;
        for (int step = 0; step < n; step++) {
            isUsed[here] = true;
            System.out.println(here + 1);
            int next = -1;
            for (int city = 0; city < n; city++) {
                if (isUsed[city]) continue;
                if (next < 0 || Math.hypot(x[city] - x[here], y[city] - y[here])
                        < Math.hypot(x[next] - x[here], y[next] - y[here])) next = city;
            }
            here = next;
        }
    }
}
