import java.util.Scanner;

/** Uses all four measurements: all corners, the last ones as a check. */
class Main {
    static final Scanner in = new Scanner(System.in);

    static long measure(long x, long y) {
        System.out.println("? " + x + " " + y);
        System.out.flush();
        return in.nextLong();
    }

    public static void main(String[] args) {
        long n = in.nextLong();
        long topLeft = measure(1, 1), topRight = measure(1, n), bottomLeft = measure(n, 1), bottomRight = measure(n, n);
        long a = (topLeft + topRight - (n - 1)) / 2 + 1, b = topLeft - (a - 1) + 1;
        if (bottomLeft != n - a + b - 1 || bottomRight != n - a + n - b) throw new IllegalStateException();
        System.out.println("! " + a + " " + b);
    }
}
