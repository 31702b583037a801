import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { readConfig } from "./config.ts";

it("names every variable that cannot be used, all at once", () => {
  const reading = readConfig({
    API_URL: "ftp://x",
    LANES: "0",
    BOX: "cardboard",
    LOG_LEVEL: "loud",
    BILIMDON_CORES: "all",
    LANGUAGES: "cpp20,cobol",
  });

  expect(reading.kind).toBe("faulty");
  const faults = reading.kind === "faulty" ? reading.faults.join("\n") : "";
  for (const name of ["API_URL", "JUDGE_TOKEN", "LANES", "BILIMDON_CORES", "BOX", "LANGUAGES", "LOG_LEVEL"])
    expect(faults).toContain(name);
});

it("needs nothing but the API's address and a token", () => {
  const reading = readConfig({ API_URL: "http://localhost:3000/", JUDGE_TOKEN: "secret" });

  expect(reading).toMatchObject({ kind: "read", config: { apiUrl: "http://localhost:3000", box: "auto" } });
});

it("looks for the languages it is told, or for all", () => {
  const languagesOf = (env: object) => {
    const reading = readConfig({ API_URL: "http://localhost:3000/", JUDGE_TOKEN: "secret", ...env });
    return reading.kind === "read" ? reading.config.languages.map(({ id }) => id) : null;
  };

  expect(languagesOf({ LANGUAGES: "python3, cpp20" })).toEqual(["cpp20", "python3"]);
  expect(languagesOf({})).toContain("kotlin");
  expect(languagesOf({ LANGUAGES: "" })).toEqual(languagesOf({}));
});

it("takes no guessable token in production", () => {
  const env = { API_URL: "https://olimp.example", NODE_ENV: "production" };

  expect(readConfig({ ...env, JUDGE_TOKEN: "change-me-change-me-change-me-change-me" })).toMatchObject({
    kind: "faulty",
    faults: [expect.stringMatching(/^JUDGE_TOKEN is short or guessable/)],
  });
  expect(readConfig({ ...env, JUDGE_TOKEN: randomBytes(32).toString("hex") }).kind).toBe("read");
});
