// Forgets that villages are numbered from one: there is no room for the last.
class Roads {
    private static int[] parent;

    static void init(int n) {
        parent = new int[n];
        for (int v = 0; v < n; v++) parent[v] = v;
    }

    private static int find(int village) {
        while (parent[village] != village) village = parent[village] = parent[parent[village]];
        return village;
    }

    static void addRoad(int a, int b) {
        parent[find(a)] = find(b);
    }

    static boolean isReachable(int a, int b) {
        return find(a) == find(b);
    }
}
