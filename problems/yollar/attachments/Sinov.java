// javac Sinov.java Roads.java && java Sinov < 1.in   (m = 0 boʻlgan testlar uchun)
import java.util.Scanner;

public class Sinov {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt(), given = in.nextInt();
        in.nextLine();
        in.nextLine();
        Roads.init(n);
        for (int i = 0; i < given; i++) {
            String kind = in.next();
            int a = in.nextInt(), b = in.nextInt();
            if (kind.equals("+")) Roads.addRoad(a, b);
            else System.out.println(Roads.isReachable(a, b) ? "HA" : "YOQ");
        }
    }
}
