import { describe, expect, it } from "vitest";
import { sourceFileName } from "./source-file-name.ts";

const java = (source: string, given: string | null = null) =>
  sourceFileName({ languageId: "java", source, given });

describe("a Java source", () => {
  it.each([
    ["public class Yechim {}", "Yechim.java"],
    ["import java.util.*;\npublic final class Main2 { }", "Main2.java"],
    ["public abstract sealed class A permits B {}\nfinal class B extends A {}", "A.java"],
    ["public record Nuqta(int x) {}", "Nuqta.java"],
    ["@Fast public class Tez<T extends Comparable<T>> {}", "Tez.java"],
    ["class Main { public static class Inner {} }", "Main.java"],
    ["class Helper {}\npublic class $Sol_1 { }", "$Sol_1.java"],
    ["// public class Wrong\n/* public class Also */ public class Right {}", "Right.java"],
    ['class A { String s = "} public class No {"; }', "Main.java"],
    ['class A { String s = """\n } public class No { """; }\npublic class Yes {}', "Yes.java"],
    ["class A { char c = '}'; public class No {} }", "Main.java"],
    ["class A { public int x; } class B {}", "Main.java"],
    ["public", "Main.java"],
    ["", "Main.java"],
    ["/* never closed public class X", "Main.java"],
  ])("%j is kept as %s", (source, name) => {
    expect(java(source)).toBe(name);
  });

  it("is named for its public class even when the dropped file was called otherwise", () => {
    expect(java("public class Yechim {}", "Yechim (1).java")).toBe("Yechim.java");
    expect(java("class Yechim {}", "Yechim.java")).toBe("Yechim.java");
  });

  it("of the largest size with an unclosed text is read in a moment", () => {
    expect(java(`class A { String s = "${'\\"'.repeat(400_000)}`)).toBe("Main.java");
  });
});

describe("a source in another language", () => {
  it.each([
    ["cpp20", null, "main.cc"],
    ["cpp20", "a-b_2.cpp", "a-b_2.cpp"],
    ["cpp20", "a.py", "main.cc"],
    ["python3", "../../etc/passwd.py", "main.py"],
    ["python3", "-rf.py", "main.py"],
    ["python3", "два.py", "main.py"],
    ["python3", `${"x".repeat(300)}.py`, "main.py"],
    ["kotlin", "Main.kt", "Main.kt"],
    ["pascal", ".pas", "main.pas"],
  ])("%s dropped as %s is kept as %s", (languageId, given, name) => {
    expect(sourceFileName({ languageId, source: "public class Yechim {}", given })).toBe(name);
  });
});
