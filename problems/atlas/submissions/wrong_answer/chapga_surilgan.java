import java.util.Scanner;

/** Prints no leading spaces. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        for (int r = -(n - 1); r < n; r++) {
            StringBuilder row = new StringBuilder();
            int last = n - 1 - Math.abs(r);
            for (int c = -last; c <= last; c++) {
                row.append((last - Math.abs(c)) % 2 == 0 ? 'O' : 'o');
            }
            System.out.println(row);
        }
    }
}
