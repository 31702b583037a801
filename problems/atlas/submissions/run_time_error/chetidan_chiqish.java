import java.util.Scanner;

/** Writes into a square of 2n - 2 columns: one too few. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        char[][] square = new char[2 * n - 1][2 * n - 2];
        for (int r = -(n - 1); r < n; r++) {
            for (int c = -(n - 1); c < n; c++) {
                int d = Math.abs(r) + Math.abs(c);
                square[r + n - 1][c + n - 1] = d >= n ? ' ' : (n - 1 - d) % 2 == 0 ? 'O' : 'o';
            }
        }
        for (char[] row : square) System.out.println(new String(row).stripTrailing());
    }
}
