import java.util.Scanner;

/** Room for a thousand weights only. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        if (n * (n + 1) / 2 % 2 != 0) {
            System.out.println("YOQ");
            return;
        }
        boolean[] isLeft = new boolean[1001];
        int room = n * (n + 1) / 4, lefts = 0;
        StringBuilder left = new StringBuilder(), right = new StringBuilder();
        for (int weight = n; weight >= 1; weight--) {
            isLeft[weight] = weight <= room;
            if (isLeft[weight]) {
                room -= weight;
                lefts++;
            }
            (isLeft[weight] ? left : right).append(' ').append(weight);
        }
        System.out.println("HA\n" + lefts + left + "\n" + (n - lefts) + right);
    }
}
