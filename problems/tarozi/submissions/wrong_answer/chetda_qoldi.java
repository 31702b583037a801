import java.util.Scanner;

/** Balances the pans but leaves the lightest weights aside when n is not a multiple of four. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        StringBuilder left = new StringBuilder(), right = new StringBuilder();
        int pairs = 0;
        for (int a = n % 4 + 1; a < n; a += 4) {
            left.append(' ').append(a).append(' ').append(a + 3);
            right.append(' ').append(a + 1).append(' ').append(a + 2);
            pairs++;
        }
        System.out.println("HA\n" + 2 * pairs + left + "\n" + 2 * pairs + right);
    }
}
