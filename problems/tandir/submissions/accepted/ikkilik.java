import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.StringTokenizer;

class Main {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        StringTokenizer line = new StringTokenizer(in.readLine());
        int n = Integer.parseInt(line.nextToken());
        long k = Long.parseLong(line.nextToken());
        line = new StringTokenizer(in.readLine());
        long[] t = new long[n];
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            t[i] = Long.parseLong(line.nextToken());
            fastest = Math.min(fastest, t[i]);
        }
        long low = 0, high = k * fastest;
        while (high - low > 1) {
            long middle = low + (high - low) / 2, loaves = 0;
            for (int i = 0; i < n && loaves < k; i++) loaves += middle / t[i];
            if (loaves >= k) high = middle;
            else low = middle;
        }
        System.out.println(high);
    }
}
