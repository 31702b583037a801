import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findEntryPoint, findLanguage, languageOfEnding } from "./find-language.ts";
import { isPython2 } from "./is-python2.ts";

function find(files: string, source = "", isPythonShared = true) {
  const finding = findLanguage({ files: files.split(" "), text: () => source, isPythonShared });
  return finding.kind === "found" ? finding.language : finding.kind;
}

describe("the language of a program", () => {
  it.each([
    ["a.cpp", "cpp"],
    ["a.C", "cpp"],
    ["a.c", "c"],
    ["dir/a.cc dir/b.h dir/c.hpp", "cpp"],
    ["a.c b.cpp", "cpp"],
    ["Main.java Util.java notes.txt", "java"],
    ["a.py", "python3"],
    ["a.py3", "python3"],
    ["a.py2", "python2"],
    ["a.pl", "prolog"],
    ["a.rs", "rust"],
    ["a.mjs", "javascript"],
    ["a.kt", "kotlin"],
    ["a.cs", "csharp"],
    ["a.pas", "pascal"],
    ["a.hs", "haskell"],
    ["README", "unknown"],
    [".py", "unknown"],
    ["a.txt", "unknown"],
    ["a.py b.cpp", "several"],
    ["a.c b.cpp c.py", "several"],
  ])("of [%s] is %s", (files, expected) => {
    expect(find(files)).toBe(expected);
  });

  it("keeps .py for Python 3 where the format says so, whatever is in it", () => {
    expect(find("a.py", "#!/usr/bin/env python2\nprint 1\n", false)).toBe("python3");
    expect(find("a.py", "#!/usr/bin/env python2\nprint 1\n", true)).toBe("python2");
  });

  it("is told by no file name twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const language = languageOfEnding(`x/${name}.py`);
        expect(language).toBe(name === "" || name.endsWith("/") ? null : "python3");
      }),
    );
  });
});

describe("Python 2", () => {
  it.each([
    ["#!/usr/bin/python2\nprint(1)", true],
    ["#!/usr/bin/env python2.7\nprint(1)", true],
    ["#!/usr/bin/env python3\nprint 1", false],
    ["print 'hello'", true],
    ["x = 1\n    print x, y", true],
    ["if x: print 'YES'", true],
    ["for i in a: pass; print -i", true],
    ['print"x"', true],
    ["import sys\nprint >> sys.stderr, 1", true],
    ["print\n", true],
    ["try:\n  f()\nexcept ValueError, e:\n  pass", true],
    ["n = int(raw_input())", true],
    ["for i in xrange(3):\n  pass", true],
    ["print('hello')", false],
    ["print ('hello')", false],
    ["printer = 3\nprintf(3)\nprint_all(x)", false],
    ["print = sys.stdout.write", false],
    ["# print x", false],
    ['"""\nprint x\n"""\nprint(1)', false],
    ["s = 'print x'", false],
    ["s = 'it\\'s\\\nprint x'", false],
    ["xrange = range\nfor i in xrange(3): pass", false],
    ["try:\n  raw_input\nexcept NameError:\n  raw_input = input\nraw_input()", false],
    ["def raw_input():\n  return 1\nraw_input()", false],
    ["obj.xrange(3)", false],
    ["", false],
  ])("is what %j is: %s", (source, expected) => {
    expect(isPython2(source)).toBe(expected);
  });

  it("is told from any text at all, quickly", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', "'", "#", "\n", "\\", "print ", "x") }), (text) => {
        expect(typeof isPython2(text)).toBe("boolean");
      }),
    );
    expect(isPython2(`${'"'.repeat(300_000)}`)).toBe(false);
  });
});

describe("the entry point", () => {
  it.each([
    ["java", "accepted/Sol.java", "Sol"],
    ["java", "a/Main.java a/Util.java", "Main"],
    ["java", "a/Solver.java a/Util.java", "Main"],
    ["python3", "a/__main__.py a/util.py", "a/__main__.py"],
    ["python3", "a/main.py a/util.py", "a/main.py"],
    ["python3", "a/sol.py a/util.py", "__main__.py"],
    ["javascript", "a/x.js a/y.js", "main.js"],
    ["cpp", "a/x.cpp a/y.cpp", null],
  ])("of %s in [%s] is %s", (language, files, expected) => {
    expect(findEntryPoint(language, files.split(" "))).toBe(expected);
  });
});
