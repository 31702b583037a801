import java.util.PriorityQueue;
import java.util.Scanner;

/** One queue operation a loaf: up to 10^9 of them. */
class Main {
    record Oven(long readyAt, long minutes) {}

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        long k = in.nextLong();
        PriorityQueue<Oven> ovens = new PriorityQueue<>((a, b) -> Long.compare(a.readyAt(), b.readyAt()));
        for (int i = 0; i < n; i++) {
            long minutes = in.nextLong();
            ovens.add(new Oven(minutes, minutes));
        }
        for (long loaf = 1; loaf < k; loaf++) {
            Oven oven = ovens.poll();
            ovens.add(new Oven(oven.readyAt() + oven.minutes(), oven.minutes()));
        }
        System.out.println(ovens.peek().readyAt());
    }
}
