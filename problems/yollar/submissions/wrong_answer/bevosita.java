import java.util.HashSet;

// Knows only villages joined by one road.
class Roads {
    private static final HashSet<Long> roads = new HashSet<>();

    static void init(int n) {
    }

    private static long name(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    static void addRoad(int a, int b) {
        roads.add(name(a, b));
    }

    static boolean isReachable(int a, int b) {
        return a == b || roads.contains(name(a, b));
    }
}
