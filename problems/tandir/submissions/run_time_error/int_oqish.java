import java.util.Scanner;

/** Insists that the upper bound fits an int. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), k = in.nextInt(), fastest = Integer.MAX_VALUE;
        int[] t = new int[n];
        for (int i = 0; i < n; i++) fastest = Math.min(fastest, t[i] = in.nextInt());
        int low = 0, high = Math.multiplyExact(k, fastest);
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            long loaves = 0;
            for (int minutes : t) loaves += middle / minutes;
            if (loaves >= k) high = middle;
            else low = middle;
        }
        System.out.println(high);
    }
}
