import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { verificationLine, verificationSummary } from "@bilimdon/contracts/judging-words";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const problems = join(root, "problems");
const slugs = readdirSync(problems).filter((slug) => existsSync(join(problems, slug, "problem.yaml")));
/**
 * Those that run into the time limit take many minutes, and a wrong program in Java, which starts a machine for every
 * test, shows nothing that it does not show in C++ and Python; `problem:verify -- problems/*` judges them too.
 */
const wrong = "{partially_accepted,wrong_answer,run_time_error,rejected}";
const quick = `{accepted/*,${wrong}/*.{cpp,c,py},${wrong}/{kam_son,ogir,uchtasi}}`;

const said = z.union([verificationSummary, verificationLine]);
type Said = z.infer<typeof said>;

/** What `problem:verify --json` says, line by line; standard error is kept for a failure's words. */
function verify(paths: readonly string[]): Promise<{ readonly lines: Said[]; readonly words: string }> {
  const tsx = pathToFileURL(join(root, "node_modules/tsx/dist/esm/index.mjs")).href;
  const cli = join(root, "judge/src/cli.ts");
  const args = ["--import", tsx, cli, "verify", ...paths, "--json", "--box", "local", "--submission", quick];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let words = "";
  child.stdout.on("data", (bytes: Buffer) => {
    out += bytes.toString("utf8");
  });
  child.stderr.on("data", (bytes: Buffer) => {
    words += bytes.toString("utf8");
  });
  return new Promise((resolve) => {
    child.once("exit", () => {
      const lines = out.split("\n").filter((line) => line !== "");
      resolve({ lines: lines.map((line) => said.parse(JSON.parse(line))), words });
    });
  });
}

describe("our own packages", () => {
  let report: Awaited<ReturnType<typeof verify>>;
  beforeAll(async () => {
    report = await verify(slugs.map((slug) => join(problems, slug)));
  }, 900_000);

  it("are at least twelve", () => {
    expect(slugs.length).toBeGreaterThanOrEqual(12);
  });

  for (const slug of slugs) {
    it(`${slug} does what each of its jury submissions promises`, () => {
      const lines = report.lines.filter((line) => line.problem === slug);
      const summary = lines.find((line) => "summary" in line);
      const disagreeing = lines.filter(
        (line) => "submission" in line && !line.ok && line.skipped === undefined,
      );

      expect(disagreeing, report.words).toEqual([]);
      expect(summary, report.words).toMatchObject({ ok: true, faults: [] });
    });

    it(`${slug} has statements in Uzbek, Russian and English`, () => {
      const folders = ["statement", "problem_statement"].map((name) => join(problems, slug, name));
      const names = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder));
      const languages = names.flatMap((name) => /^problem\.(uz|ru|en)\.(md|tex|pdf)$/.exec(name)?.[1] ?? []);
      expect([...new Set(languages)].sort()).toEqual(["en", "ru", "uz"]);
    });
  }
});
