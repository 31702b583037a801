import java.util.Scanner;

/** Counts rows and columns from zero: asks for cell (0, 0). */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong();
        System.out.println("? 0 0");
        System.out.flush();
        if (!in.hasNextLong()) return;
        long left = in.nextLong();
        System.out.println("? 0 " + (n - 1));
        System.out.flush();
        if (!in.hasNextLong()) return;
        long right = in.nextLong();
        long a = (left + right - (n - 1)) / 2;
        System.out.println("! " + a + " " + (left - a));
    }
}
