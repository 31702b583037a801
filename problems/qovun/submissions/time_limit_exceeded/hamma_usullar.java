import java.util.Scanner;

class Main {
    static long[] melons;
    static long best = Long.MAX_VALUE;

    static void load(int at, long difference) {
        if (at == melons.length) {
            best = Math.min(best, Math.abs(difference));
            return;
        }
        load(at + 1, difference + melons[at]);
        load(at + 1, difference - melons[at]);
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        melons = new long[in.nextInt()];
        for (int i = 0; i < melons.length; i++) melons[i] = in.nextLong();
        load(0, 0);
        System.out.println(best);
    }
}
