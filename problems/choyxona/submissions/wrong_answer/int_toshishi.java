import java.util.Scanner;

/** The product does not fit an int. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int guests = in.nextInt(), cupsEach = in.nextInt(), cupsPerPot = in.nextInt();
        int cups = guests * cupsEach;
        System.out.println((cups + cupsPerPot - 1) / cupsPerPot);
    }
}
