/**
 * Every folder of corpus/ is one program and the verdict its name ends in, judged from source to outcome in the real
 * box. A case's file says what the program is about and, where it matters, what the message must and must not say.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JudgementOutcome } from "@bilimdon/contracts/live/judge-to-api";
import { submissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { judgeSubmission } from "../src/flows/judge-submission.ts";
import { stagePackage } from "../src/steps/stage-package.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { legacyBase, writeFiles } from "./kit/write-package.ts";

const caseShape = z.strictObject({
  about: z.string(),
  language: z.string(),
  tests: z.array(z.strictObject({ in: z.string(), ans: z.string() })),
  limits: z.record(z.string(), z.number()).default({}),
  /** Part of the compile message, or of what the judge says of the failed test. */
  message: z.string().optional(),
  absent: z.string().optional(),
});
type Case = z.infer<typeof caseShape>;

const corpus = join(import.meta.dirname, "corpus");
const names = (await readdir(corpus)).sort();
const timeLimitMs = 1_500;

const room = await openTestRoom();
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

async function judgeCase(name: string, facts: Case): Promise<JudgementOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "judge-corpus-"));
  const tests = facts.tests.flatMap(({ in: input, ans }, index) => [
    [`data/secret/${index + 1}.in`, input],
    [`data/secret/${index + 1}.ans`, ans],
  ]);
  const yaml = `name: Sum\nlimits: ${JSON.stringify({ memory: 256, ...facts.limits })}\n`;
  await writeFiles(folder, { ...legacyBase, "problem.yaml": yaml, ...Object.fromEntries(tests) });
  const staged = await stagePackage(room.box.storePath, folder, name);
  if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
  try {
    const opened = staged.package;
    const shelf = { open: async () => ({ kind: "open", package: opened }) as const };
    const { outcome } = await judgeSubmission(
      { ...room, shelf, clock: Date.now },
      await jobOf(name, facts),
      () => {},
    );
    return outcome;
  } finally {
    await staged.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function jobOf(name: string, facts: Case) {
  const files = (await readdir(join(corpus, name))).filter((file) => file !== "case.yaml");
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  const id = Array.from(randomBytes(20), (byte) => letters[byte % 32]).join("");
  return submissionJob.parse({
    v: 1,
    kind: "submission",
    judgementId: `jdg_${id}`,
    attempt: 1,
    submissionId: `sub_${id}`,
    packageHash: "0".repeat(64),
    languageId: facts.language,
    files: await Promise.all(
      files.map(async (file) => ({ name: file, text: await readFile(join(corpus, name, file), "utf8") })),
    ),
    timeLimitMs,
    stop: "first-failure",
  });
}

function messageOf(outcome: JudgementOutcome): string {
  if (outcome.kind === "failed") return outcome.detail;
  return outcome.compileMessage ?? outcome.tests.map((test) => test.judgeMessage ?? "").join("\n");
}
