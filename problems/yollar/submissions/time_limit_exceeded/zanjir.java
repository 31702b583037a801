// Sets without shortening of links: a chain stays a chain, whichever way it is built.
public class Roads {
    private static int[] parent;

    public static void init(int n) {
        parent = new int[n + 1];
        for (int v = 0; v <= n; v++) parent[v] = v;
    }

    private static int find(int village) {
        while (parent[village] != village) village = parent[village];
        return village;
    }

    public static void addRoad(int a, int b) {
        int low = find(Math.min(a, b)), high = find(Math.max(a, b));
        if (low != high) parent[low] = high;
    }

    public static boolean isReachable(int a, int b) {
        return find(a) == find(b);
    }
}
