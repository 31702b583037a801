public class Main {
  public static void main(String[] args) {
    System.out.println(new int[] { 1, 2 }[args.length + 5]);
  }
}
