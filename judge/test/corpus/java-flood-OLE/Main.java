public class Main {
  public static void main(String[] args) {
    String line = "0123456789".repeat(100);
    for (;;) System.out.println(line);
  }
}
