public class Roads {
    public static void init(int n) {
    }

    public static void addRoad(int a, int b) {
    }

    public static boolean isReachable(int a, int b) {
        return a == b;
    }
}
