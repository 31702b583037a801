import java.util.Scanner;

// class Wrong { public static void main(String[] args) {} }
class Pair {
  final long first, second;

  Pair(long first, long second) {
    this.first = first;
    this.second = second;
  }
}

public class Solution {
  static final String BRACE = "} class Other {";

  public static void main(String[] args) {
    Scanner in = new Scanner(System.in);
    Pair pair = new Pair(in.nextLong(), in.nextLong());
    System.out.println(pair.first + pair.second);
  }
}
