import java.util.Scanner;

class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long guests = in.nextLong(), cupsEach = in.nextLong(), cupsPerPot = in.nextLong();
        System.out.println((guests * cupsEach + cupsPerPot - 1) / cupsPerPot);
    }
}
