import java.util.Scanner;

class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        StringBuilder pattern = new StringBuilder();
        for (int r = -(n - 1); r < n; r++) {
            for (int c = -(n - 1); c <= n - 1 - Math.abs(r); c++) {
                int d = Math.abs(r) + Math.abs(c);
                pattern.append(d >= n ? ' ' : (n - 1 - d) % 2 == 0 ? 'O' : 'o');
            }
            pattern.append('\n');
        }
        System.out.print(pattern);
    }
}
