import java.util.Scanner;

/** Keeps a place for a thousand guests only. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long guests = in.nextLong(), cupsEach = in.nextLong(), cupsPerPot = in.nextLong();
        long[] cups = new long[1000];
        for (int guest = 0; guest < guests; guest++) cups[guest] = cupsEach;
        long total = 0;
        for (long amount : cups) total += amount;
        System.out.println((total + cupsPerPot - 1) / cupsPerPot);
    }
}
