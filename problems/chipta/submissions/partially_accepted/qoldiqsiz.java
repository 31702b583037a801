import java.math.BigInteger;
import java.util.Scanner;

// Forgets the remainder modulo 10^9 + 7; right only while the answer is small.
// @EXPECTED_SCORE@: 20
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        String number = in.next();
        int k = in.nextInt(), sum = 0;
        BigInteger[] below = new BigInteger[k];
        java.util.Arrays.fill(below, BigInteger.ZERO);
        for (char c : number.toCharArray()) {
            BigInteger[] next = new BigInteger[k];
            for (int r = 0; r < k; r++) {
                next[r] = BigInteger.ZERO;
                for (int d = 0; d < 10; d++) next[r] = next[r].add(below[Math.floorMod(r - d, k)]);
            }
            for (int d = 0; d < c - '0'; d++) next[(sum + d) % k] = next[(sum + d) % k].add(BigInteger.ONE);
            below = next;
            sum = (sum + c - '0') % k;
        }
        System.out.println(sum == 0 ? below[0] : below[0].subtract(BigInteger.ONE));
    }
}
