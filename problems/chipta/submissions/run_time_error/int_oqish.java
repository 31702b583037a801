import java.util.Scanner;

// Looks at every ticket, and reads N as an int.
// @EXPECTED_SCORE@: 20
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int number = in.nextInt(), k = in.nextInt(), count = 0;
        for (int ticket = 1; ticket <= number; ticket++) {
            int sum = 0;
            for (int rest = ticket; rest > 0; rest /= 10) sum += rest % 10;
            if (sum % k == 0) count++;
        }
        System.out.println(count);
    }
}
