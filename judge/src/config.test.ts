import { expect, it } from "vitest";
import { readConfig } from "./config.ts";

it("names every variable that cannot be used, all at once", () => {
  const reading = readConfig({
    API_URL: "ftp://x",
    LANES: "0",
    BOX: "cardboard",
    LOG_LEVEL: "loud",
    BILIMDON_CORES: "all",
  });

  expect(reading.kind).toBe("faulty");
  const faults = reading.kind === "faulty" ? reading.faults.join("\n") : "";
  for (const name of ["API_URL", "JUDGE_TOKEN", "LANES", "BILIMDON_CORES", "BOX", "LOG_LEVEL"])
    expect(faults).toContain(name);
});

it("needs nothing but the API's address and a token", () => {
  const reading = readConfig({ API_URL: "http://localhost:3000/", JUDGE_TOKEN: "secret" });

  expect(reading).toMatchObject({ kind: "read", config: { apiUrl: "http://localhost:3000", box: "auto" } });
});
