import { describe, expect, it } from "vitest";
import { chooseLanguage, languageOfFile, shortVersion } from "./choose-language.ts";

const language = (id: string, ...extensions: string[]) => ({ id, name: id, version: "1", extensions });
const offered = [
  language("cpp20", "cc", "cpp", "C"),
  language("cpp17", "cc", "cpp", "C"),
  language("c17", "c"),
  language("python3", "py"),
];

describe("the editor opens", () => {
  it("with the language of the problem's draft before all others", () => {
    expect(chooseLanguage({ offered, ofDraft: "python3", lastUsed: "cpp17" })).toBe("python3");
  });

  it("with the person's last language where there is no draft", () => {
    expect(chooseLanguage({ offered, ofDraft: null, lastUsed: "cpp17" })).toBe("cpp17");
  });

  it("with one the problem takes when the remembered one is not among them", () => {
    expect(chooseLanguage({ offered, ofDraft: "rust", lastUsed: "rust" })).toBe("cpp20");
  });

  it("without a language when no judge has any", () => {
    expect(chooseLanguage({ offered: [], ofDraft: null, lastUsed: "cpp17" })).toBeNull();
  });
});

describe("a file", () => {
  const of = (fileName: string, current: string | null) => languageOfFile({ offered, fileName, current });

  it("picks the language of its extension", () => {
    expect(of("main.py", "cpp20")).toBe("python3");
    expect(of("main.cpp", "python3")).toBe("cpp20");
  });

  it("leaves the standard of C++ that is chosen", () => {
    expect(of("main.cpp", "cpp17")).toBe("cpp17");
  });

  it("of another case is the same, but for .c and .C", () => {
    expect(of("MAIN.PY", "cpp20")).toBe("python3");
    expect(of("a.C", "python3")).toBe("cpp20");
    expect(of("a.c", "python3")).toBe("c17");
  });

  it("without an extension we know keeps the chosen language", () => {
    expect(of("notes.txt", "python3")).toBe("python3");
    expect(of("Makefile", "cpp20")).toBe("cpp20");
  });
});

it.each([
  ["C++20", "g++ (Debian 12.2.0-14+deb12u1) 12.2.0", "g++ 12.2"],
  ["C17", "gcc (Debian 12.2.0-14+deb12u1) 12.2.0", "gcc 12.2"],
  ["Python 3", "Python 3.11.2", "3.11"],
  ["PyPy 3", "Python 3.9.16 (7.3.11+dfsg-2+deb12u3, Dec 30 2024, 22:36:23)", "Python 3.9"],
  ["Java", "javac 17.0.15", "javac 17.0"],
  ["Go", "go version go1.19.8 linux/amd64", "1.19"],
  ["Rust", "rustc 1.63.0", "rustc 1.63"],
  ["JavaScript", "Node.js v20.20.2", "Node.js 20.20"],
  ["Pascal", "Free Pascal 3.2.2", "Free Pascal 3.2"],
])("says the version of %s in few letters", (name, version, short) => {
  expect(shortVersion(version, name)).toBe(short);
});
