public class Roads {
    private static int[] parent;

    public static void init(int n) {
        parent = new int[n + 1];
        for (int v = 0; v <= n; v++) parent[v] = v;
    }

    private static int find(int village) {
        while (parent[village] != village) {
            parent[village] = parent[parent[village]];
            village = parent[village];
        }
        return village;
    }

    public static void addRoad(int a, int b) {
        parent[find(a)] = find(b);
    }

    public static boolean isReachable(int a, int b) {
        return find(a) == find(b);
    }
}
