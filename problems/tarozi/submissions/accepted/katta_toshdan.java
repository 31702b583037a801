import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** Always puts the heaviest weight left on the lighter pan. */
class Main {
    public static void main(String[] args) {
        int n = new Scanner(System.in).nextInt();
        List<Integer> left = new ArrayList<>(), right = new ArrayList<>();
        long balance = 0;
        for (int weight = n; weight >= 1; weight--) {
            if (balance <= 0) left.add(weight);
            else right.add(weight);
            balance += balance <= 0 ? weight : -weight;
        }
        if (balance != 0) {
            System.out.println("YOQ");
            return;
        }
        StringBuilder answer = new StringBuilder("HA\n");
        for (List<Integer> pan : List.of(left, right)) {
            answer.append(pan.size());
            for (int weight : pan) answer.append(' ').append(weight);
            answer.append('\n');
        }
        System.out.print(answer);
    }
}
