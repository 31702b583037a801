import java.util.Scanner;

/** Digits in base five, a letter for each place. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        boolean isSender = in.next().equals("yubor");
        if (isSender) {
            StringBuilder flags = new StringBuilder("y");
            int x = in.nextInt();
            for (char letter = 'a'; x > 0; letter++, x /= 5) flags.append(String.valueOf(letter).repeat(x % 5));
            System.out.println(flags);
            return;
        }
        long x = 0;
        for (char letter : in.next().toCharArray()) if (letter != 'y') x += Math.round(Math.pow(5, letter - 'a'));
        System.out.println(x);
    }
}
