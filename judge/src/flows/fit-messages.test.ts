import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import { expect, it } from "vitest";
import { fitMessages } from "./fit-messages.ts";

const result = (name: string, verdict: TestResult["verdict"], characters: number): TestResult => ({
  name,
  verdict,
  cpuMs: 1,
  wallMs: 1,
  memoryBytes: 1,
  score: null,
  judgeMessage: "x".repeat(characters),
  teamMessage: null,
});

it("keeps all messages where they fit", () => {
  const results = [result("1", "AC", 100), result("2", "WA", 100)];
  expect(fitMessages(results)).toEqual(results);
});

it("keeps a verdict of ten thousand tests deliverable, the rejected tests' messages first and the order of tests", () => {
  const results = Array.from({ length: 10_000 }, (_, at) =>
    result(String(at), at === 9_999 ? "WA" : "AC", 4_096),
  );

  const fitted = fitMessages(results);

  expect(JSON.stringify(fitted).length).toBeLessThan(2_000_000);
  expect(fitted.map((one) => one.name)).toEqual(results.map((one) => one.name));
  expect(fitted.at(-1)?.judgeMessage).toHaveLength(4_096);
});
