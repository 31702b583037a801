// Every book in a box of its own: allowed, and worth nothing but on the smallest test.
import java.util.Scanner;

public class Alohida {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        StringBuilder out = new StringBuilder();
        for (int book = 1; book <= n; book++) out.append(book).append(book < n ? ' ' : '\n');
        System.out.print(out);
    }
}
