import java.util.Scanner;

/** The receiver tries all orders of the flags, looking for one in which the letters go down. */
class Main {
    static char[] flags;

    static boolean arrange(int at) {
        if (at == flags.length) {
            for (int i = 1; i < flags.length; i++) if (flags[i - 1] < flags[i]) return false;
            return true;
        }
        for (int i = at; i < flags.length; i++) {
            swap(at, i);
            if (arrange(at + 1)) return true;
            swap(at, i);
        }
        return false;
    }

    static void swap(int i, int j) {
        char kept = flags[i];
        flags[i] = flags[j];
        flags[j] = kept;
    }

    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        if (in.next().equals("yubor")) {
            StringBuilder text = new StringBuilder("z");
            int x = in.nextInt();
            for (char letter = 'a'; x > 0; letter++, x /= 10) text.append(String.valueOf(letter).repeat(x % 10));
            System.out.println(text);
            return;
        }
        flags = in.next().toCharArray();
        java.util.Arrays.sort(flags);
        arrange(0);
        int x = 0;
        for (char letter : flags) if (letter != 'z') x += (int) Math.round(Math.pow(10, letter - 'a'));
        System.out.println(x);
    }
}
