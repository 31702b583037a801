import { describe, expect, it } from "vitest";
import { describeSecret, findStep, totpCode } from "./totp-codes.ts";

const secret = new TextEncoder().encode("12345678901234567890");

describe("a time-based code", () => {
  // RFC 6238, appendix B, the SHA-1 rows: seconds since 1970 and eight digits.
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("at %i s is the RFC's %s", async (seconds, code) => {
    expect(await totpCode(secret, seconds * 1_000, 8)).toBe(code);
  });

  it("is taken in its own half minute and the next, not before and not later", async () => {
    const at = 1_700_000_010_000;
    const code = await totpCode(secret, at);
    const step = Math.floor(at / 30_000);
    const found = (nowMs: number) => findStep(secret, { code, nowMs, after: null });

    expect(await found(at)).toBe(step);
    expect(await found(at + 30_000)).toBe(step);
    expect(await found(at + 60_000)).toBeNull();
    expect(await found(at - 30_000)).toBeNull();
  });

  it("is not taken once its step or a later one was used", async () => {
    const at = 1_700_000_010_000;
    const code = await totpCode(secret, at);
    const step = Math.floor(at / 30_000);

    expect(await findStep(secret, { code, nowMs: at, after: step - 1 })).toBe(step);
    expect(await findStep(secret, { code, nowMs: at, after: step })).toBeNull();
    expect(await findStep(secret, { code, nowMs: at, after: step + 1 })).toBeNull();
  });

  it("comes from an address that generators read", () => {
    expect(describeSecret(secret, "lola")).toEqual({
      secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      uri: "otpauth://totp/Bilimdon:lola?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bilimdon&digits=6",
    });
  });
});
