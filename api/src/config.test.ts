import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const fresh = () => randomBytes(32).toString("base64url");
const good = () => ({
  NODE_ENV: "production",
  PUBLIC_ORIGIN: "https://olimp.example",
  DATABASE_URL: `postgres://bilimdon:${fresh()}@db/bilimdon`,
  REDIS_URL: `redis://:${fresh()}@redis:6379`,
  BLOB_DIR: "/var/lib/blobs",
  JUDGE_TOKEN: fresh(),
  KEY_CURRENT: fresh(),
  KEY_PREVIOUS: fresh(),
  METRICS_TOKEN: fresh(),
});
function faultsOf(env: Record<string, string | undefined>): string[] {
  const reading = readConfig(env);
  return reading.kind === "refused" ? reading.faults : [];
}

describe("production", () => {
  it("starts with secrets out of a generator", () => {
    expect(faultsOf(good())).toEqual([]);
  });

  it.each([
    ["a default", { KEY_CURRENT: "change-me-change-me-change-me-change-me" }, /^KEY_CURRENT .*example/],
    ["a short secret", { METRICS_TOKEN: "q8Zt4vLx0RmWc2uJpN" }, /^METRICS_TOKEN .*shorter than 32/],
    ["a secret that repeats itself", { JUDGE_TOKEN: "tulpor-".repeat(6) }, /^JUDGE_TOKEN repeats itself/],
    ["an orderly secret", { KEY_PREVIOUS: "1".repeat(40) }, /^KEY_PREVIOUS .*not random enough/],
    ["a weak database password", { DATABASE_URL: "postgres://a:postgres@db/a" }, /password in DATABASE_URL/],
    ["no address of its own", { PUBLIC_ORIGIN: undefined }, /^PUBLIC_ORIGIN/],
    [
      "codes by SMS over plain http",
      { SMS_URL: "eskiz+http://a%40b.uz:uzun-parol@notify.eskiz.uz" },
      /^SMS_URL: production sends over https/,
    ],
  ])("refuses %s", (_, bad, words) => {
    expect(faultsOf({ ...good(), ...bad })).toEqual([expect.stringMatching(words)]);
  });

  it("refuses one secret for two things, and never prints it", () => {
    const shared = fresh();

    const faults = faultsOf({ ...good(), JUDGE_TOKEN: shared, KEY_PREVIOUS: shared });

    expect(faults).toEqual([expect.stringMatching(/^JUDGE_TOKEN and KEY_PREVIOUS are the same/)]);
    expect(faults.join()).not.toContain(shared);
  });

  it("tells faults of shape and of secrets together", () => {
    const faults = faultsOf({ NODE_ENV: "production", PORT: "seventy", KEY_CURRENT: "x".repeat(40) }).join(
      "\n",
    );

    for (const name of ["PORT", "DATABASE_URL", "JUDGE_TOKEN", "KEY_CURRENT", "BLOB_DIR", "PUBLIC_ORIGIN"])
      expect(faults).toContain(name);
  });
});

it("an empty variable is one that is not set", () => {
  expect(faultsOf({ ...good(), KEY_PREVIOUS: "", SMTP_URL: "" })).toEqual([]);
});

it("development takes weak secrets, so that a laptop needs no generator", () => {
  expect(faultsOf({ ...good(), NODE_ENV: "development", KEY_CURRENT: "x".repeat(32) })).toEqual([]);
});
