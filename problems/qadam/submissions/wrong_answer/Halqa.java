import java.util.Scanner;

public class Halqa {
    public static void main(String[] args) {
        int count = 0;
        for (long n = new Scanner(System.in).nextLong(); n != 1; count++) n = n % 2 == 1 ? 3 * n + 1 : n / 2;
        System.out.println(count);
    }
}
