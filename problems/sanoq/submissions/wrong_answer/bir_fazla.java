import java.util.Scanner;

/** Goes on counting one place too far after a child has left. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), v = in.nextInt();
        long x = in.nextLong(), a = in.nextLong(), b = in.nextLong(), m = in.nextLong();
        int leaves = Integer.highestOneBit(n) * 2;
        int[] standing = new int[2 * leaves];
        for (int i = 0; i < n; i++) standing[leaves + i] = 1;
        for (int i = leaves - 1; i > 0; i--) standing[i] = standing[2 * i] + standing[2 * i + 1];
        long place = 0;
        int lolaRound = 0, last = 0;
        for (int round = 1; round <= n; round++) {
            x = (a * x + b) % m;
            place = (place + x + (round > 1 ? 1 : 0)) % (n - round + 1);
            long at = place;
            int node = 1;
            while (node < leaves) {
                standing[node]--;
                node *= 2;
                if (at >= standing[node]) at -= standing[node++];
            }
            standing[node] = 0;
            last = node - leaves + 1;
            if (last == v && round < n) lolaRound = round;
        }
        System.out.println(lolaRound + " " + last);
    }
}
