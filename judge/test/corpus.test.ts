/**
 * Every folder of corpus/ is one program and the verdict its name ends in, judged from source to outcome in the real
 * box. A case's file says what the program is about and, where it matters, what the message must and must not say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { JudgementOutcome } from "@bilimdon/contracts/live/judge-to-api";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { languageList } from "../src/languages/language-list.ts";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase } from "./kit/write-package.ts";

const caseShape = z.strictObject({
  about: z.string(),
  language: z.string(),
  tests: z.array(z.strictObject({ in: z.string(), ans: z.string() })),
  limits: z.record(z.string(), z.number()).default({}),
  /** Part of the compile message, or of what the judge says of the failed test. */
  message: z.string().optional(),
  absent: z.string().optional(),
  /** Holds only where a program has a file system of its own. */
  isOfFullBoxes: z.boolean().default(false),
});
type Case = z.infer<typeof caseShape>;

const corpus = join(import.meta.dirname, "corpus");
// The hostile ones attack the box itself and are run in it by hostile.test.ts.
const names = (await readdir(corpus))
  .filter((name) => /-[A-Z]+$/.test(name) && !/^hostile-/.test(name))
  .sort();

const room = await openTestRoom(1, languageList);
afterAll(() => room.close());

describe("a program of the corpus", () => {
  for (const name of names) {
    const facts = caseShape.parse(parse(readFileSync(join(corpus, name, "case.yaml"), "utf8")));
    const verdict = name.slice(name.lastIndexOf("-") + 1);
    const missing = room.toolbox.missing.find((one) => one.id === facts.language);
    if (missing) {
      it.skip(`${name} is judged ${verdict} (${missing.why})`);
      continue;
    }
    if (facts.isOfFullBoxes && room.box.selfTest.mode === "reduced") {
      it.skip(`${name} is judged ${verdict} (the reduced box shows the machine's own files)`);
      continue;
    }
    it(`${name} is judged ${verdict}`, async () => {
      const outcome = await judgeCase(name, facts);

      expect(outcome).toMatchObject({ kind: "judged", verdict });
      const said = messageOf(outcome);
      if (facts.message !== undefined) expect(said).toContain(facts.message);
      if (facts.absent !== undefined) expect(said).not.toContain(facts.absent);
      expect(await readdir(join(room.box.storePath, "work"))).toEqual([]);
    });
  }
});

function judgeCase(name: string, facts: Case): Promise<JudgementOutcome> {
  const tests = facts.tests.flatMap(({ in: input, ans }, index) => [
    [`data/secret/${index + 1}.in`, input],
    [`data/secret/${index + 1}.ans`, ans],
  ]);
  const yaml = `name: Sum\nlimits: ${JSON.stringify({ memory: 256, ...facts.limits })}\n`;
  const sources = readdirSync(join(corpus, name)).filter((file) => file !== "case.yaml");
  return judgeSource(room, {
    files: { ...legacyBase, "problem.yaml": yaml, ...Object.fromEntries(tests) },
    languageId: facts.language,
    source: Object.fromEntries(sources.map((file) => [file, readFileSync(join(corpus, name, file), "utf8")])),
  });
}

function messageOf(outcome: JudgementOutcome): string {
  if (outcome.kind === "failed") return outcome.detail;
  return outcome.compileMessage ?? outcome.tests.map((test) => test.judgeMessage ?? "").join("\n");
}
