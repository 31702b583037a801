import java.util.Scanner;

/** Six counters are one too few for a million. */
class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        if (in.next().equals("yubor")) {
            StringBuilder text = new StringBuilder("z");
            int x = in.nextInt();
            for (char letter = 'a'; x > 0; letter++, x /= 10) text.append(String.valueOf(letter).repeat(x % 10));
            System.out.println(text);
            return;
        }
        int[] count = new int[6];
        for (char letter : in.next().toCharArray()) if (letter != 'z') count[letter - 'a']++;
        int x = 0;
        for (int place = 5; place >= 0; place--) x = x * 10 + count[place];
        System.out.println(x);
    }
}
