import { describe, expect, it } from "vitest";
import { parseYaml } from "./parse-yaml.ts";

describe("YAML of a package", () => {
  it("is read as plain values", () => {
    expect(parseYaml("name: Sum\nlimits: { memory: 256 }\n")).toEqual({
      kind: "read",
      value: { name: "Sum", limits: { memory: 256 } },
    });
  });
  it("is refused when it has an alias, so that no bomb is ever unfolded", () => {
    const bomb = ["a: &a [x, x, x]", "b: &b [*a, *a, *a]", "c: [*b, *b, *b]"].join("\n");
    expect(parseYaml(bomb)).toMatchObject({ kind: "unreadable", why: expect.stringContaining("alias") });
  });
  it("is refused when a key is given twice", () => {
    expect(parseYaml("name: a\nname: b\n")).toMatchObject({ kind: "unreadable" });
  });
  it("is refused when it is nested deeper than anybody nests", () => {
    for (const depth of [60, 100_000]) {
      expect(parseYaml(`a: ${"[".repeat(depth)}${"]".repeat(depth)}`)).toMatchObject({
        kind: "unreadable",
        why: expect.stringMatching(/nested|longer/),
      });
    }
  });
  it("cannot set an object's prototype", () => {
    const reading = parseYaml("__proto__: { isAdmin: true }\n");
    expect(reading.kind).toBe("read");
    expect(Object.prototype).not.toHaveProperty("isAdmin");
  });
});
