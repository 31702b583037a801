import java.util.Scanner;

/** Tries all 2^n ways from the lightest weight up, and only looks at the sums at the end. */
class Main {
    static int n;
    static boolean[] isLeft;

    static boolean place(int weight, long balance) {
        if (weight > n) return balance == 0;
        isLeft[weight] = true;
        if (place(weight + 1, balance + weight)) return true;
        isLeft[weight] = false;
        return place(weight + 1, balance - weight);
    }

    public static void main(String[] args) {
        n = new Scanner(System.in).nextInt();
        isLeft = new boolean[n + 1];
        if (!place(1, 0)) {
            System.out.println("YOQ");
            return;
        }
        StringBuilder left = new StringBuilder(), right = new StringBuilder();
        int lefts = 0;
        for (int weight = 1; weight <= n; weight++) {
            (isLeft[weight] ? left : right).append(' ').append(weight);
            if (isLeft[weight]) lefts++;
        }
        System.out.println("HA\n" + lefts + left + "\n" + (n - lefts) + right);
    }
}
