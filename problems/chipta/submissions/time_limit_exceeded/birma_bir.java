import java.math.BigInteger;
import java.util.Scanner;

// Looks at every ticket.
// @EXPECTED_SCORE@: 20
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        BigInteger number = in.nextBigInteger();
        int k = in.nextInt();
        long count = 0;
        for (BigInteger ticket = BigInteger.ONE; ticket.compareTo(number) <= 0; ticket = ticket.add(BigInteger.ONE)) {
            if (ticket.toString().chars().map(digit -> digit - '0').sum() % k == 0) count++;
        }
        System.out.println(count % 1_000_000_007);
    }
}
