import java.util.Scanner;

/** Walks the circle child by child: up to 10^9 steps a round, full turns and all. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), v = in.nextInt();
        long x = in.nextLong(), a = in.nextLong(), b = in.nextLong(), m = in.nextLong();
        int[] next = new int[n + 1];
        for (int i = 1; i <= n; i++) next[i] = i % n + 1;
        int before = n, lolaRound = 0;
        for (int round = 1; round < n; round++) {
            x = (a * x + b) % m;
            for (long steps = x; steps > 0; steps--) before = next[before];
            if (next[before] == v) lolaRound = round;
            next[before] = next[next[before]];
        }
        System.out.println(lolaRound + " " + before);
    }
}
