import java.util.Scanner;

// Never looks at the last ticket, N itself.
// @EXPECTED_SCORE@: 0
class Main {
    static final int PRIME = 1_000_000_007;

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String number = in.next();
        int k = in.nextInt(), sum = 0;
        long[] below = new long[k];
        for (char c : number.toCharArray()) {
            long[] next = new long[k];
            for (int r = 0; r < k; r++) {
                for (int d = 0; d < 10; d++) next[(r + d) % k] += below[r];
            }
            for (int d = 0; d < c - '0'; d++) next[(sum + d) % k]++;
            for (int r = 0; r < k; r++) next[r] %= PRIME;
            below = next;
            sum = (sum + c - '0') % k;
        }
        System.out.println((below[0] + PRIME - 1) % PRIME);
    }
}
