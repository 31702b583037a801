import java.util.Scanner;

class Main {
    static long[] subsetSums(long[] melons, int from, int to) {
        long[] sums = {0};
        for (int i = from; i < to; i++) {
            long[] merged = new long[2 * sums.length];
            int plain = 0, shifted = 0;
            for (int k = 0; k < merged.length; k++) {
                boolean takePlain = shifted == sums.length
                    || plain < sums.length && sums[plain] <= sums[shifted] + melons[i];
                merged[k] = takePlain ? sums[plain++] : sums[shifted++] + melons[i];
            }
            sums = merged;
        }
        return sums;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long[] melons = new long[n];
        long total = 0;
        for (int i = 0; i < n; i++) {
            melons[i] = in.nextLong();
            total += melons[i];
        }
        long[] left = subsetSums(melons, 0, n / 2), right = subsetSums(melons, n / 2, n);
        long best = total;
        int at = right.length - 1;
        for (long sum : left) {
            for (; at >= 0; at--) {
                long difference = total - 2 * (sum + right[at]);
                best = Math.min(best, Math.abs(difference));
                if (difference > 0) break;
            }
        }
        System.out.println(best);
    }
}
