// The main program of the jury; it is compiled together with the solution.
import java.io.IOException;
import java.io.StreamTokenizer;

public class Main {
    private static long state;

    private static int nextBelow(int bound) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % bound);
    }

    private static StreamTokenizer in;

    private static int readInt() throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    public static void main(String[] args) throws IOException {
        in = new StreamTokenizer(new java.io.BufferedReader(new java.io.InputStreamReader(System.in)));
        in.ordinaryChar('+');
        in.ordinaryChar('?');
        int n = readInt(), given = readInt(), generated = readInt(), way = readInt();
        state = readInt();
        StringBuilder out = new StringBuilder();
        Roads.init(n);
        for (int i = 0; i < given; i++) {
            int kind = in.nextToken();
            int a = readInt(), b = readInt();
            if (kind == '+') Roads.addRoad(a, b);
            else out.append(Roads.isReachable(a, b) ? "HA\n" : "YOQ\n");
        }
        int yes = 0;
        long hash = 0;
        for (int i = 0; i < generated; i++) {
            boolean isRoad = way == 0 || way == 3 ? i % 2 == 0 : i < generated / 2;
            int a = nextBelow(n) + 1, b = nextBelow(n) + 1;
            if (isRoad && (way == 1 || way == 2)) {
                a = i % n + 1;
                b = a % n + 1;
                if (b == 1) a = 1;
                if (way == 2) {
                    int other = a;
                    a = b;
                    b = other;
                }
            } else if (isRoad && way == 3) {
                b = a + 7 <= n ? a + 7 : a;
            }
            if (isRoad) {
                Roads.addRoad(a, b);
                continue;
            }
            boolean answer = Roads.isReachable(a, b);
            if (answer) yes++;
            hash = (hash * {{hash_base}} + (answer ? 2 : 1)) % {{hash_mod}};
        }
        if (generated > 0) out.append(yes).append(' ').append(hash).append('\n');
        System.out.print(out);
    }
}
