import { describe, expect, it } from "vitest";
import { randomIds } from "./make-ids.ts";

describe("ids and secrets", () => {
  it("are as long as asked for, and none comes twice", () => {
    const secrets = Array.from({ length: 5_000 }, () => randomIds.secret(9));
    const ids = Array.from({ length: 5_000 }, () => randomIds.make("user"));

    expect(new Set([...secrets, ...ids]).size).toBe(10_000);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{12}$/);
    for (const id of ids) expect(id).toMatch(/^usr_[0-9a-z]{20}$/);
  });

  it("may be longer than what is drawn from the system at once", () => {
    expect(Buffer.from(randomIds.secret(10_000), "base64url")).toHaveLength(10_000);
  });
});
