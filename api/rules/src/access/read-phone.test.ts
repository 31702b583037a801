import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phoneEnding, readPhone } from "./read-phone.ts";

describe("a mobile number", () => {
  it.each([
    "+998901234567",
    "998901234567",
    "901234567",
    "90 123-45-67",
    "+998 (90) 123 45 67",
    "90 123\u201145\u201167",
  ])("is read as the world dials it: %s", (typed) => {
    expect(readPhone(typed)).toBe("+998901234567");
  });

  it.each([
    ["empty", ""],
    ["too short", "90123456"],
    ["too long", "9012345678"],
    ["a landline of Toshkent", "+998711234567"],
    ["a landline of Samarqand", "662345678"],
    ["of another country", "+79161234567"],
    ["with letters", "90123456a"],
    ["two numbers", "901234567,911234567"],
    ["with a line break and a header", "901234567\r\nX: y"],
  ])("is none: %s", (_, typed) => {
    expect(readPhone(typed)).toBeNull();
  });

  it.each(["20", "33", "50", "55", "70", "77", "88", "90", "91", "93", "94", "95", "97", "98", "99"])(
    "may begin with %s",
    (code) => {
      expect(readPhone(`${code}1234567`)).toBe(`+998${code}1234567`);
    },
  );

  it("read once reads the same again, and shows its last two digits alone", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const phone = readPhone(typed);
        if (phone === null) return;
        expect(readPhone(phone)).toBe(phone);
        expect(phoneEnding(phone)).toMatch(/^\d\d$/);
      }),
    );
  });
});
