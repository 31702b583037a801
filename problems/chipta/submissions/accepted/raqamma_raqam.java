import java.util.Scanner;

// @EXPECTED_SCORE@: 100
class Main {
    static final int PRIME = 1_000_000_007;

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String number = in.next();
        int k = in.nextInt();
        // free[r]: ways to choose all digits to the right so that they add up to r modulo k.
        long[][] free = new long[number.length() + 1][k];
        free[0][0] = 1;
        for (int length = 1; length <= number.length(); length++) {
            for (int r = 0; r < k; r++) {
                for (int d = 0; d < 10; d++) free[length][(r + d) % k] += free[length - 1][r];
            }
            for (int r = 0; r < k; r++) free[length][r] %= PRIME;
        }
        long count = 0;
        int sum = 0;
        for (int at = 0; at < number.length(); at++) {
            int digit = number.charAt(at) - '0';
            for (int d = 0; d < digit; d++) count += free[number.length() - at - 1][Math.floorMod(-sum - d, k)];
            sum += digit;
        }
        if (sum % k == 0) count++;
        System.out.println((count + PRIME - 1) % PRIME);
    }
}
