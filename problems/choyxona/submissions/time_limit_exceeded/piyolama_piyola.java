import java.util.Scanner;

/** Pours cup by cup: up to 10^18 steps. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long guests = in.nextLong(), cupsEach = in.nextLong(), cupsPerPot = in.nextLong();
        long pots = 0, left = 0;
        for (long guest = 0; guest < guests; guest++) {
            for (long cup = 0; cup < cupsEach; cup++) {
                if (left == 0) {
                    pots++;
                    left = cupsPerPot;
                }
                left--;
            }
        }
        System.out.println(pots);
    }
}
