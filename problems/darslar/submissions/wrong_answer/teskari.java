import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** Depth-first search that forgets to reverse its order. */
class Main {
    static List<List<Integer>> following = new ArrayList<>();
    static int[] mark;
    static StringBuilder order = new StringBuilder("HA\n");

    static boolean visit(int topic) {
        if (mark[topic] != 0) return mark[topic] == 2;
        mark[topic] = 1;
        for (int after : following.get(topic)) if (!visit(after)) return false;
        mark[topic] = 2;
        order.append(topic).append(' ');
        return true;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), m = in.nextInt();
        mark = new int[n + 1];
        for (int topic = 0; topic <= n; topic++) following.add(new ArrayList<>());
        for (int i = 0; i < m; i++) following.get(in.nextInt()).add(in.nextInt());
        for (int topic = 1; topic <= n; topic++) {
            if (!visit(topic)) {
                System.out.println("YOQ");
                return;
            }
        }
        System.out.println(order);
    }
}
