import java.util.Scanner;

/** Guards its 32-bit product by exact arithmetic, which throws where the product does not fit. */
class Main {
    static int n, top = 1;
    static int[] tree;

    static int removeAt(int place) {
        int at = 0;
        for (int step = top; step > 0; step /= 2) {
            if (at + step <= n && tree[at + step] <= place) {
                at += step;
                place -= tree[at];
            }
        }
        int child = at + 1;
        for (int i = child; i <= n; i += i & -i) tree[i]--;
        return child;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        n = in.nextInt();
        int v = in.nextInt();
        int x = in.nextInt(), a = in.nextInt(), b = in.nextInt(), m = in.nextInt();
        while (top * 2 <= n) top *= 2;
        tree = new int[n + 1];
        for (int i = 1; i <= n; i++) tree[i] = i & -i;
        long place = 0;
        int lolaRound = 0;
        for (int round = 1; round < n; round++) {
            x = Math.addExact(Math.multiplyExact(a, x), b) % m;
            place = (place + x) % (n - round + 1);
            if (removeAt((int) place) == v) lolaRound = round;
        }
        System.out.println(lolaRound + " " + removeAt(0));
    }
}
