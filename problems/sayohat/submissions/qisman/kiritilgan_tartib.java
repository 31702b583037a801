import java.util.Scanner;

// The cities in the order of the input.
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        for (int city = 1; city <= n; city++) System.out.println(city);
    }
}
