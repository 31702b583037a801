import { locales } from "@bilimdon/rules/text/locales";
import { describe, expect, it } from "vitest";
import { type SmsPurpose, writeSms } from "./sms-words.ts";

const purposes: readonly SmsPurpose[] = ["confirm-phone", "sign-in", "proof"];
const cases = purposes.flatMap((purpose) => locales.map((locale) => [purpose, locale] as const));

describe("a text message", () => {
  it.each(cases)("with a code, %s in %s, is one message by its alphabet's measure", (purpose, locale) => {
    const text = writeSms(purpose, locale, "123456");

    const isSevenBit = /^[\x20-\x7e]*$/.test(text);
    expect(text.length).toBeLessThanOrEqual(isSevenBit ? 160 : 70);
    expect(text).toContain("123456");
    expect(text).not.toContain("{");
  });

  it("in Latin Uzbek stays in the seven-bit alphabet", () => {
    for (const purpose of purposes) expect(writeSms(purpose, "uz", "123456")).toMatch(/^[\x20-\x7e]*$/);
  });
});
