import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeToken } from "../../src/features/accounts/make-token.ts";
import { type PackageParts, writePackage } from "../../src/features/problems/import/write-test-package.ts";
import { problemRoutes } from "../../src/features/problems/problems.routes.ts";
import { buildTestReport } from "../../src/features/problems/verification/build-test-report.ts";
import { recordVerification } from "../../src/features/problems/verification/record-verification.ts";
import { build } from "../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";
import { noteRunningPlatform } from "../services/running-platform.ts";
import { pushProblems } from "./push-problems.ts";
import { readPushOptions } from "./read-push-options.ts";

let t: TestApp;
let folder = "";
let url = "";
let token = "";
let server: ReturnType<typeof createServer>;
let judge: NodeJS.Timeout;
/** What the judge of this test finds. */
let isAgreed = true;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "push-test-"));
  t = await openTestApp({ env: { BLOB_DIR: join(folder, "blobs") }, routes: problemRoutes });
  server = createServer(getRequestListener(t.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${portOf(server.address())}`;
  const setter = await build.user(t.db, { role: "setter" });
  const scopes = ["problems.read", "problems.write"] as const;
  token = (await makeToken(t.ctx, { userId: setter.id, label: "push", scopes, days: 1 })).secret;
  judge = setInterval(() => void judgeAll(), 100);
});
afterAll(async () => {
  clearInterval(judge);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await t.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  isAgreed = true;
});
afterEach(() => t.ctx.judgeQueue.jobs.clear());

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

async function judgeAll(): Promise<void> {
  for (const [id, { job }] of t.ctx.judgeQueue.jobs) {
    t.ctx.judgeQueue.jobs.delete(id);
    if (job.kind !== "verification") continue;
    const { problemVersionId, attempt } = job;
    await recordVerification(t.ctx, buildTestReport(problemVersionId, { attempt, isOk: isAgreed }));
  }
}

let serial = 0;
async function write(changes: PackageParts = {}): Promise<string> {
  serial += 1;
  return writePackage(folder, `pushed${serial}`, changes);
}

async function push(
  folders: readonly string[],
  given: { isJson?: boolean; isPublished?: boolean; token?: string; url?: string } = {},
) {
  const printed: string[] = [];
  const said: string[] = [];
  const options = { folders, url, token, isJson: false, isPublished: false, ...given };
  const code = await pushProblems(options, {
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
    progress: () => {},
  });
  return { code, printed, said };
}

describe("problem:push", () => {
  it("sends a package, waits for the judge and prints the report", async () => {
    const path = await write();

    const { code, printed, said } = await push([path]);

    expect(said).toEqual([expect.stringMatching(/^pushed1: sent, [0-9a-f]{12}$/)]);
    expect(printed).toEqual([
      "pushed1: verified, 1 of 1 agree, limit 1000 ms",
      "   submission       expected  verdict  time   message",
      "+  accepted/sum.py  AC        AC       17 ms",
    ]);
    expect(code).toBe(0);
  });

  it("does not send again what is unchanged, and still prints its report", async () => {
    const path = await write();
    await push([path]);

    const { code, printed, said } = await push([path]);

    expect(said[0]).toMatch(/unchanged/);
    expect(printed).toHaveLength(3);
    expect(code).toBe(0);
  });

  it("fails when a submission disagrees, and says which", async () => {
    isAgreed = false;

    const { code, printed } = await push([await write()]);

    expect(printed.at(-1)).toBe("!  accepted/sum.py  AC        WA       17 ms  secret/1 is wrong");
    expect(code).toBe(1);
  });

  it("prints one object a line with --json", async () => {
    const { printed } = await push([await write()], { isJson: true });

    expect(printed.map((line) => JSON.parse(line))).toMatchObject([
      { submission: "submissions/accepted/sum.py" },
      { summary: true },
    ]);
  });

  it("publishes what is verified when asked", async () => {
    const path = await write();

    const { said } = await push([path], { isPublished: true });

    expect(said.at(-1)).toMatch(/published$/);
  });

  it("prints every fault of a refused package and goes on with the others", async () => {
    const bad = await write({ "data/secret/1.ans": null, "statement/figure.png": null });
    const good = await write();

    const { code, said } = await push([bad, good]);

    expect(said.join("\n")).toMatch(/package\.refused/);
    expect(said.some((line) => /^ {2}data\/secret\/1/.test(line))).toBe(true);
    expect(said.at(-1)).toMatch(/: sent, /);
    expect(code).toBe(1);
  });

  it("says plainly when the token is wrong or nobody answers", async () => {
    const path = await write();

    const wrong = await push([path], { token: "wrong" });
    const nobody = await push([path], { url: "http://127.0.0.1:9" });

    expect(wrong.said[0]).toMatch(/session\.required/);
    expect(nobody.said[0]).toMatch(/http:\/\/127\.0\.0\.1:9 did not answer/);
    expect([wrong.code, nobody.code]).toEqual([1, 1]);
  });
});

describe("the command's words", () => {
  it("come from the environment where the line has none", async () => {
    const path = await write();

    const reading = await readPushOptions([path, "--json"], {
      BILIMDON_URL: "http://a.uz/",
      BILIMDON_TOKEN: "secret",
    });

    expect(reading).toEqual({
      kind: "read",
      value: { folders: [path], url: "http://a.uz", token: "secret", isJson: true, isPublished: false },
    });
  });

  it("come from the platform that runs here where nobody names another", async () => {
    const path = await write();
    const state = await mkdtemp(join(folder, "state-"));
    await noteRunningPlatform(state, { url: "http://localhost:8123", setterToken: "local" });

    const reading = await readPushOptions([path], { BILIMDON_STATE: state });

    const { mode } = await stat(join(state, "running.json"));
    expect(reading).toMatchObject({ value: { url: "http://localhost:8123", token: "local" } });
    expect((mode & 0o777).toString(8)).toBe("600");
  });

  it("never send the local setter's token to another address", async () => {
    const state = await mkdtemp(join(folder, "state-"));
    await noteRunningPlatform(state, { url: "http://localhost:8123", setterToken: "local" });

    const reading = await readPushOptions(["--url", "http://a.uz"], { BILIMDON_STATE: state });

    expect(reading).toMatchObject({ kind: "refused", why: expect.stringMatching(/--token is missing/) });
  });

  it.each([
    [["--url", "a.uz", "--token", "x"], /"a.uz", which is no address/],
    [["--token", "x"], /No platform runs from this folder/],
    [["--url", "http://a.uz"], /--token is missing/],
    [["--url", "http://a.uz", "--token", "x", "nowhere"], /nowhere is not a folder/],
    [["--frob"], /--frob/],
  ])("%j are refused with what is wrong", async (words, why) => {
    const reading = await readPushOptions(words, { BILIMDON_STATE: folder });

    expect(reading).toMatchObject({ kind: "refused", why: expect.stringMatching(why) });
  });
});
