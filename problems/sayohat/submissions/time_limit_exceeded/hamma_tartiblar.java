import java.util.Scanner;

class Main {
    static int n;
    static double[][] distance;
    static int[] route, best;
    static boolean[] isUsed;
    static double bestLength = Double.MAX_VALUE;

    static void go(int at, double length) {
        if (at == n) {
            length += distance[route[n - 1]][0];
            if (length < bestLength) {
                bestLength = length;
                best = route.clone();
            }
            return;
        }
        for (int city = 1; city < n; city++) {
            if (isUsed[city]) continue;
            isUsed[city] = true;
            route[at] = city;
            go(at + 1, length + distance[route[at - 1]][city]);
            isUsed[city] = false;
        }
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        n = in.nextInt();
        int[] x = new int[n], y = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = in.nextInt();
            y[i] = in.nextInt();
        }
        distance = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) distance[i][j] = Math.hypot(x[i] - x[j], y[i] - y[j]);
        route = new int[n];
        isUsed = new boolean[n];
        go(1, 0);
        for (int city : best) System.out.print(city + 1 + " ");
        System.out.println();
    }
}
