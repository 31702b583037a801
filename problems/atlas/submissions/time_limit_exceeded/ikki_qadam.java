import java.util.Scanner;

/** Widens the rows two letters at a time until the width equals n: never, when n is even. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        int width = 1;
        while (width != n) width += 2;
        for (int r = -(n - 1); r < n; r++) {
            int last = n - 1 - Math.abs(r);
            StringBuilder row = new StringBuilder(" ".repeat(n - 1 - last));
            for (int c = -last; c <= last; c++) row.append((last - Math.abs(c)) % 2 == 0 ? 'O' : 'o');
            System.out.println(row);
        }
    }
}
