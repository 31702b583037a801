import java.util.Arrays;
import java.util.Scanner;

// Sorted melons go to the two carts by turns.
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long[] melons = new long[in.nextInt()];
        for (int i = 0; i < melons.length; i++) melons[i] = in.nextLong();
        Arrays.sort(melons);
        long difference = 0;
        for (int i = 0; i < melons.length; i++) difference = melons[i] - difference;
        System.out.println(Math.abs(difference));
    }
}
