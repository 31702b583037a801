import java.util.ArrayList;
import java.util.List;

public class Main {
  public static void main(String[] args) {
    List<byte[]> kept = new ArrayList<>();
    for (;;) kept.add(new byte[4 << 20]);
  }
}
