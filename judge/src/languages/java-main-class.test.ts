import { describe, expect, it } from "vitest";
import { fileNameFor, findMainClass } from "./java-main-class.ts";

const file = (text: string, name = "main.java") => ({ name, content: new TextEncoder().encode(text) });
const main = "public static void main(String[] args) {}";
const mainOf = (...texts: string[]) =>
  findMainClass({ files: texts.map((text, at) => file(text, `f${at}.java`)), entryPoint: null });

describe("the class to start", () => {
  it("is the one whose own body has main", () => {
    expect(mainOf(`class Helper { int main; } class Real { ${main} }`)).toBe("Real");
  });
  it("is qualified by its package", () => {
    expect(mainOf(`package a . b ;\npublic class Real { ${main} }`)).toBe("a.b.Real");
  });
  it("is not named in a comment, a string, a text block or a character", () => {
    const noise = `/* class No { ${main} } */ // class No { ${main} }\n`;
    const strings = `String s = "} class No { ${main}"; char c = '{'; String t = """\n class No { ${main} } """;`;
    expect(mainOf(`${noise}class Real { ${strings} ${main} }`)).toBe("Real");
  });
  it("is not an outer class whose inner class alone has main", () => {
    expect(mainOf(`class Outer { static class Inner { ${main} } } class Real { ${main} }`)).toBe("Real");
  });
  it("may be a record, an enum or an interface", () => {
    expect(mainOf(`record Real(int x) { ${main} }`)).toBe("Real");
    expect(mainOf(`enum Real { A; ${main} }`)).toBe("Real");
    expect(mainOf("interface Real { static void main(String[] a) {} }")).toBe("Real");
  });
  it("is found in whichever file has it", () => {
    expect(mainOf("public class Other { void run() {} }", `public class Real { ${main} }`)).toBe("Real");
  });
  it("is the named entry point where there is one", () => {
    const files = [file(`class A { ${main} }`, "A.java"), file(`class B { ${main} }`, "B.java")];
    expect(findMainClass({ files, entryPoint: "B" })).toBe("B");
    expect(findMainClass({ files, entryPoint: "B.java" })).toBe("B");
  });
  it("is found by itself where the entry point is a file's name and no class has it", () => {
    const files = [file(`public class Solution { ${main} }`, "greedy.java")];
    expect(findMainClass({ files, entryPoint: "greedy" })).toBe("Solution");
  });
  it("is Main where none can be found, so that Java itself says what is missing", () => {
    expect(mainOf("class A {}")).toBe("Main");
  });
});

describe("the file's name", () => {
  it("follows the public class, as javac demands", () => {
    expect(fileNameFor(file("class A {} public final class Solution {}"))).toBe("Solution.java");
    expect(fileNameFor(file("public abstract class Solution {}", "pack/x.java"))).toBe("pack/Solution.java");
  });
  it("stays where no class is public", () => {
    expect(fileNameFor(file("class Solution {}"))).toBe("main.java");
  });
});
