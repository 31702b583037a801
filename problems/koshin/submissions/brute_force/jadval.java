import java.util.Scanner;

/** A table of a million answers: falls off its end in the third group. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long n = in.nextLong(), a = in.nextLong(), b = in.nextLong();
        long[] ways = new long[1_000_001];
        ways[0] = 1;
        ways[1] = a;
        for (int length = 2; length < ways.length; length++)
            ways[length] = (a * ways[length - 1] + b * ways[length - 2]) % 1_000_000_007L;
        System.out.println(ways[Math.toIntExact(n)]);
    }
}
