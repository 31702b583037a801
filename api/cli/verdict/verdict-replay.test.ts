import { spawn, spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLocalBlobs } from "../../src/blobs/local-blobs.ts";
import { problemVersions } from "../../src/db/schema/problems.ts";
import { build } from "../../test/kit/build.ts";
import { buildContest, buildVerdict } from "../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { projectRoot } from "../services/project-root.ts";

const files: Readonly<Record<string, string>> = {
  "problem.yaml": "name: Sum\n",
  "problem_statement/problem.en.tex": "\\problemname{Sum}\nAdd two numbers.\n",
  "data/secret/1.in": "2 3\n",
  "data/secret/1.ans": "5\n",
  "data/secret/2.in": "20 22\n",
  "data/secret/2.ans": "42\n",
  "submissions/accepted/sum.c": "int main(void) { return 0; }\n",
};
const source =
  '#include <stdio.h>\nint main(void) { int a, b; if (scanf("%d %d", &a, &b) != 2) return 1; printf("%d\\n", a + b); }\n';

let database: TestDatabase;
let folder: string;
let env: Record<string, string>;
let contest: Awaited<ReturnType<typeof buildContest>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "replay-test-"));
  database = await openTestDatabase();
  contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
  const packageHash = await keepPackage();
  await database.db
    .update(problemVersions)
    .set({ packageHash })
    .where(eq(problemVersions.id, contest.problems.A?.problemVersionId ?? ""));
  env = { DATABASE_URL: database.url, BLOB_DIR: join(folder, "blobs") };
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function keepPackage(): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, "sum", path)), { recursive: true });
    await writeFile(join(folder, "sum", path), text);
  }
  spawnSync("tar", [
    "cf",
    join(folder, "sum.tar"),
    "-C",
    folder,
    ...Object.keys(files).map((path) => `sum/${path}`),
  ]);
  const blobs = await openLocalBlobs(join(folder, "blobs"));
  return (await blobs.keep(createReadStream(join(folder, "sum.tar")))).hash;
}

/** A submission that adds, kept with this verdict on its second test. */
async function keep(verdict: "AC" | "WA"): Promise<string> {
  const made = buildVerdict("jdg_00000000000000000000", verdict);
  if (made.outcome.kind !== "judged") throw new Error("a verdict was built");
  const tests = made.outcome.tests.map((test, index) => ({ ...test, name: `secret/${index + 1}` }));
  const [problem, lola] = [contest.problems.A, contest.participants.lola];
  if (!problem || !lola) throw new Error("the contest has a problem and a person");
  const sent = await build.submission(database.db, {
    ...problem,
    contestId: contest.contestId,
    participantId: lola.id,
    languageId: "c17",
    fileName: "main.c",
    source,
    judgement: { state: "judged", verdict, outcome: { ...made.outcome, tests }, flight: made.flight },
  });
  return sent.id;
}

async function replay(words: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const script = join(projectRoot, "api/cli/verdict-replay.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, ...words, "--box", "local"], {
    cwd: projectRoot,
    env: { ...process.env, ...env, ...more, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", error: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.error += chunk.toString();
  });
  const code = await new Promise((settle) => child.once("close", settle));
  return { code, ...said };
}

describe("a kept judgement that is judged again", () => {
  it("agrees, test by test, and what is not the same here is named", async () => {
    const { code, out, error } = await replay([await keep("AC"), "--json"]);

    expect({ code, error: code === 0 ? "" : error }).toEqual({ code: 0, error: "" });
    const report = JSON.parse(out);
    expect(report).toMatchObject({ agrees: true, verdict: "AC", timeLimitMs: 1_000 });
    expect(report.pairs).toMatchObject([
      { name: "secret/1", kept: { verdict: "AC", cpuMs: 12.5 }, again: { verdict: "AC" } },
      { name: "secret/2", kept: { verdict: "AC" }, again: { verdict: "AC" } },
    ]);
    expect(report.differences).toContainEqual(expect.objectContaining({ what: "compiler", kept: "g++ 12" }));
  }, 180_000);

  it("is carried to a host in a folder and disagrees there when the kept verdict was another", async () => {
    const written = await replay([await keep("WA"), "--out", "carried"]);
    const noPlatform = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing", BLOB_DIR: "/nowhere" };
    const { code, out } = await replay(["--from", "carried"], noPlatform);

    expect(written).toMatchObject({ code: 0, out: "" });
    expect(code).toBe(1);
    expect(out).toContain("! secret/2: WA");
    expect(out).toContain("DISAGREES: kept WA, now AC");
  }, 180_000);

  it("is refused in words when there is none of that id", async () => {
    expect(await replay(["nonsense"])).toMatchObject({ code: 2, error: expect.stringContaining("jdg_") });
  }, 180_000);
});
