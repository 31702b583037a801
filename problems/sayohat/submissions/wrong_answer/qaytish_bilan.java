import java.util.Scanner;

// Names the first city once more at the end.
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        for (int city = 1; city <= n; city++) System.out.print(city + " ");
        System.out.println(1);
    }
}
