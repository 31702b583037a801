import java.util.Scanner;

// Small: every order. Large: 2-opt together with moving one to three neighbours elsewhere.
class Main {
    static int n;
    static double[][] distance;
    static int[] best;
    static double bestLength = Double.MAX_VALUE;

    static void everyOrder(int[] route, boolean[] isUsed, int at, double length) {
        if (length >= bestLength) return;
        if (at == n) {
            length += distance[route[n - 1]][route[0]];
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
            everyOrder(route, isUsed, at + 1, length + distance[route[at - 1]][city]);
            isUsed[city] = false;
        }
    }

    static int[] nearest(int start) {
        int[] route = new int[n];
        boolean[] isUsed = new boolean[n];
        route[0] = start;
        isUsed[start] = true;
        for (int at = 1; at < n; at++) {
            int next = -1;
            for (int city = 0; city < n; city++) {
                if (!isUsed[city] && (next < 0 || distance[route[at - 1]][city] < distance[route[at - 1]][next]))
                    next = city;
            }
            isUsed[next] = true;
            route[at] = next;
        }
        return route;
    }

    static void reverse(int[] route, int i, int j) {
        for (; i < j; i++, j--) {
            int city = route[i];
            route[i] = route[j];
            route[j] = city;
        }
    }

    static boolean twoOpt(int[] route) {
        boolean isBetter = false;
        for (int i = 0; i + 2 < n; i++) {
            for (int j = i + 2; j < n; j++) {
                int a = route[i], b = route[i + 1], c = route[j], d = route[(j + 1) % n];
                if (distance[a][b] + distance[c][d] - distance[a][c] - distance[b][d] < 1e-7) continue;
                reverse(route, i + 1, j);
                isBetter = true;
            }
        }
        return isBetter;
    }

    static boolean moveSome(int[] route) {
        for (int size = 1; size <= 3; size++) {
            for (int i = 1; i + size < n; i++) {
                int before = route[i - 1], first = route[i], last = route[i + size - 1], after = route[i + size];
                double freed = distance[before][first] + distance[last][after] - distance[before][after];
                for (int j = i + size; j + 1 < n; j++) {
                    int c = route[j], d = route[j + 1];
                    double plain = distance[c][first] + distance[last][d] - distance[c][d];
                    double turned = distance[c][last] + distance[first][d] - distance[c][d];
                    if (freed - Math.min(plain, turned) < 1e-7) continue;
                    reverse(route, i, j);
                    if (turned < plain) reverse(route, i, j - size);
                    else {
                        reverse(route, i, j - size);
                        reverse(route, j - size + 1, j);
                    }
                    return true;
                }
            }
        }
        return false;
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
        if (n <= 9) everyOrder(new int[n], new boolean[n], 1, 0);
        else {
            for (int start = 0; start < n; start += Math.max(1, n / 10)) {
                int[] route = nearest(start);
                while (twoOpt(route) || moveSome(route)) { }
                double length = distance[route[n - 1]][route[0]];
                for (int i = 1; i < n; i++) length += distance[route[i - 1]][route[i]];
                if (length < bestLength) {
                    bestLength = length;
                    best = route;
                }
            }
        }
        StringBuilder out = new StringBuilder();
        for (int city : best) out.append(city + 1).append(' ');
        System.out.println(out);
    }
}
