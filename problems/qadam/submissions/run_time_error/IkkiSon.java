import java.util.Scanner;

public class IkkiSon {
    static int steps(long n) {
        return n == 1 ? 0 : 1 + steps(n % 2 == 1 ? 3 * n + 1 : n / 2);
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int tests = in.nextInt();
        System.out.println(steps(in.nextLong()));
    }
}
