import java.io.IOException;
import java.io.StreamTokenizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Takes the last ready topic first, and writes the words in small letters, one number a line. */
class Main {
    static final StreamTokenizer in = new StreamTokenizer(System.in);

    static int next() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        int n = next(), m = next();
        List<List<Integer>> following = new ArrayList<>();
        for (int topic = 0; topic <= n; topic++) following.add(new ArrayList<>());
        int[] waitsFor = new int[n + 1];
        for (int i = 0; i < m; i++) {
            int a = next(), b = next();
            following.get(a).add(b);
            waitsFor[b]++;
        }
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        for (int topic = 1; topic <= n; topic++) if (waitsFor[topic] == 0) ready.push(topic);
        StringBuilder order = new StringBuilder("ha\n");
        int taught = 0;
        while (!ready.isEmpty()) {
            int topic = ready.pop();
            order.append(topic).append('\n');
            taught++;
            for (int after : following.get(topic)) if (--waitsFor[after] == 0) ready.push(after);
        }
        System.out.print(taught < n ? "yoq\n" : order);
    }
}
