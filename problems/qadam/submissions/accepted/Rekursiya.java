import java.util.Scanner;

public class Rekursiya {
    /* a loop, "for (;;)", stands only here */
    static int steps(long n) {
        return n == 1 ? 0 : 1 + steps(n % 2 == 1 ? 3 * n + 1 : n / 2);
    }

    public static void main(String[] args) {
        System.out.println(steps(new Scanner(System.in).nextLong()));
    }
}
