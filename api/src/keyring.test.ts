import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openKeyring } from "./keyring.ts";

const [first, second, third] = Array.from({ length: 3 }, () => randomBytes(32).toString("base64url")) as [
  string,
  string,
  string,
];
const before = openKeyring({ current: first });
const rotated = openKeyring({ current: second, previous: first });
const afterwards = openKeyring({ current: third, previous: second });

describe("what is sealed", () => {
  it("opens again, and twice the same text looks different", () => {
    const [one, two] = [1, 2].map(() => before.seal("totp-secret", "JBSWY3DP", "usr_lola"));

    expect(one).not.toBe(two);
    expect(one).not.toContain("JBSWY3DP");
    expect(before.open("totp-secret", one ?? "", "usr_lola")).toEqual({
      kind: "opened",
      text: "JBSWY3DP",
      isStale: false,
    });
  });

  it("before a rotation opens after it, asks to be sealed anew, and after the next rotation is lost", () => {
    const sealed = before.seal("totp-secret", "JBSWY3DP", "usr_lola");

    expect(rotated.open("totp-secret", sealed, "usr_lola")).toMatchObject({
      text: "JBSWY3DP",
      isStale: true,
    });
    expect(afterwards.open("totp-secret", sealed, "usr_lola")).toEqual({ kind: "unreadable" });
  });

  it("opens for nobody else and for no other use", () => {
    const sealed = before.seal("totp-secret", "JBSWY3DP", "usr_lola");

    expect(before.open("totp-secret", sealed, "usr_omar")).toEqual({ kind: "unreadable" });
    expect(before.open("offline-pack", sealed, "usr_lola")).toEqual({ kind: "unreadable" });
  });

  it("does not open when any part of it was changed", () => {
    const sealed = before.seal("totp-secret", "JBSWY3DP", "usr_lola");
    const parts = sealed.split(".");
    const changed = parts.map((part, at) =>
      parts.with(at, `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`).join("."),
    );

    for (const bad of [
      ...changed,
      "",
      "v1",
      `${sealed}.x`,
      sealed.slice(0, -4),
      "v1...",
      parts.slice(0, 3).join("."),
    ])
      expect(before.open("totp-secret", bad, "usr_lola"), bad).toEqual({ kind: "unreadable" });
  });
});

describe("what is signed", () => {
  it("holds through one rotation and not through two", () => {
    const signature = before.sign("file-link", "fil_1|1767225600");

    expect(before.isSigned("file-link", "fil_1|1767225600", signature)).toBe(true);
    expect(rotated.isSigned("file-link", "fil_1|1767225600", signature)).toBe(true);
    expect(afterwards.isSigned("file-link", "fil_1|1767225600", signature)).toBe(false);
  });

  it("holds for that text and that use alone", () => {
    const signature = before.sign("file-link", "fil_1|1767225600");

    expect(before.isSigned("file-link", "fil_1|1999999999", signature)).toBe(false);
    expect(before.isSigned("form-ticket", "fil_1|1767225600", signature)).toBe(false);
    for (const bad of [
      "",
      ".",
      signature.slice(0, -1),
      `${signature}A`,
      `${signature}.x`,
      signature.split(".")[1] ?? "",
    ])
      expect(before.isSigned("file-link", "fil_1|1767225600", bad), bad).toBe(false);
  });
});
