import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks for circles along every path anew, without marking what is known: 2^100 paths in a layered graph. */
class Main {
    static List<List<Integer>> following = new ArrayList<>();
    static boolean[] open;
    static int[] depth;

    static boolean visit(int topic, int level) {
        if (open[topic]) return false;
        open[topic] = true;
        depth[topic] = Math.max(depth[topic], level);
        for (int after : following.get(topic)) if (!visit(after, level + 1)) return false;
        open[topic] = false;
        return true;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), m = in.nextInt();
        open = new boolean[n + 1];
        depth = new int[n + 1];
        for (int topic = 0; topic <= n; topic++) following.add(new ArrayList<>());
        for (int i = 0; i < m; i++) following.get(in.nextInt()).add(in.nextInt());
        for (int topic = 1; topic <= n; topic++) {
            if (!visit(topic, 0)) {
                System.out.println("YOQ");
                return;
            }
        }
        System.out.println("HA");
        System.out.println(IntStream.rangeClosed(1, n).boxed().sorted(Comparator.comparing(topic -> depth[topic]))
                .map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
