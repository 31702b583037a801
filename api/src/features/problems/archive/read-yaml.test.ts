import { expect, it } from "vitest";
import { readYaml } from "./read-yaml.ts";

it("reads what packages write", () => {
  expect(readYaml("name: Salom\nlimits: {memory: 256}\nkeywords: [a, b]\n")).toEqual({
    kind: "read",
    value: { name: "Salom", limits: { memory: 256 }, keywords: ["a", "b"] },
  });
});

it("refuses a bomb of aliases and names the alias", () => {
  const lines = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (let i = 1; i < 12; i += 1) {
    const previous = String.fromCharCode(96 + i);
    lines.push(
      `${String.fromCharCode(97 + i)}: &${String.fromCharCode(97 + i)} [${`*${previous},`.repeat(8)}*${previous}]`,
    );
  }

  expect(readYaml(lines.join("\n"))).toEqual({
    kind: "unreadable",
    why: "an alias (*a); write the value out",
  });
});

it.each([
  ["brackets", `a: ${"[".repeat(40)}${"]".repeat(40)}`],
  ["a hundred thousand brackets", "[".repeat(100_000)],
  ["indented keys", Array.from({ length: 40 }, (_, i) => `${" ".repeat(i)}k:`).join("\n")],
  ["dashes", `${"- ".repeat(50_000)}x`],
])("refuses nesting deeper than 30 by %s", (_how, text) => {
  expect(readYaml(text)).toEqual({ kind: "unreadable", why: "nested deeper than 30" });
});

it.each([
  ["a repeated key", "a: 1\na: 2", /unique/],
  ["a second document", "a: 1\n---\nb: 2", /multiple documents/],
  ["a tag of another language", "a: !!js/function 'x'", /tag/],
  ["an unclosed quote", 'a: "x', /quote/],
])("says what is wrong with %s", (_what, text, why) => {
  const reading = readYaml(text);
  expect(reading.kind === "unreadable" && reading.why).toMatch(why);
});

it("keeps a __proto__ key as a plain key", () => {
  const reading = readYaml("__proto__: {polluted: true}");
  expect(reading.kind).toBe("read");
  expect("polluted" in {}).toBe(false);
});
