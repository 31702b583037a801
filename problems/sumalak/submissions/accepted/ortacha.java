import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.StringTokenizer;

class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int n = Integer.parseInt(in.readLine());
        long heat = 0, volume = 0;
        for (int i = 0; i < n; i++) {
            StringTokenizer line = new StringTokenizer(in.readLine());
            long v = Long.parseLong(line.nextToken()), t = Long.parseLong(line.nextToken());
            heat += v * t;
            volume += v;
        }
        System.out.printf(Locale.ROOT, "%.9f%n", (double) heat / volume);
    }
}
