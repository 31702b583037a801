import java.util.Scanner;

/** Uses the fastest oven alone. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long k = in.nextLong(), fastest = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) fastest = Math.min(fastest, in.nextLong());
        System.out.println(k * fastest);
    }
}
