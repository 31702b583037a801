import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRepeatedSecrets, weighSecret } from "./weigh-secret.ts";

describe("a secret", () => {
  it.each([
    ["too short, however random", "q8Zt-4vLx0_RmWc2", ["too-short", "low-entropy"]],
    ["the word of an example", "change-me-5Yq8Zt4vLx0RmWc2uJpNbEdK", ["guessable"]],
    ["a word again and again", "tulpor-tulpor-tulpor-tulpor-tulpor-tul", ["repeats-itself"]],
    ["one character", "x".repeat(64), ["repeats-itself", "low-entropy"]],
    ["a walk along the signs", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", ["low-entropy"]],
    ["few digits in no order", "01101001100101101001011001101001", ["low-entropy"]],
  ])("that is %s is refused", (_, secret, faults) => {
    expect(weighSecret(secret)).toEqual(faults);
  });

  it("that is empty has every fault of length and none of repetition", () => {
    expect(weighSecret("")).toEqual(["too-short", "low-entropy"]);
  });

  it("out of a generator passes, in hexadecimal as in base64", () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).filter((made) => new Set(made).size > 20);
    fc.assert(
      fc.property(bytes, (made) => {
        const hex = [...made].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        expect(weighSecret(hex)).toEqual([]);
      }),
    );
  });
});

describe("secrets that are the same", () => {
  it("are told by all their names", () => {
    expect(findRepeatedSecrets({ A: "one", B: "two", C: "one", D: "three" })).toEqual([["A", "C"]]);
  });
});
