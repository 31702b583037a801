import java.util.Scanner;

/** Keeps six places only: a million becomes zero. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        if (in.next().equals("yubor")) {
            StringBuilder flags = new StringBuilder("z");
            int x = in.nextInt();
            for (int place = 0; place < 6; place++, x /= 10)
                flags.append(String.valueOf((char) ('a' + place)).repeat(x % 10));
            System.out.println(flags);
            return;
        }
        int[] powers = {1, 10, 100, 1000, 10000, 100000};
        int x = 0;
        for (char letter : in.next().toCharArray()) if (letter != 'z') x += powers[letter - 'a'];
        System.out.println(x);
    }
}
