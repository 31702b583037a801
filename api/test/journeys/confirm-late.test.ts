/** A late submission on two real hosts, one of which is made slow: programs can tell its core from the other's. */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLaneCores } from "../../../judge/src/box/cores.ts";
import { judgeHosts } from "../../src/db/schema/judge-hosts.ts";
import { heldVerdicts } from "../../src/db/schema/submissions.ts";
import { makeToken } from "../../src/features/accounts/make-token.ts";
import { build } from "../kit/build.ts";
import { listEndings } from "../kit/journey.queries.ts";
import { preparePlatform, type RunningPlatform, readJurySource } from "../kit/run-platform.ts";

const slug = "choyxona";
const timeLimitMs = 400;
const judgedWithinMs = 90_000;

const reading = readLaneCores(process.env.BILIMDON_CORES);
const [slowCore, soundCore] = reading.kind === "read" ? reading.cores : [];

const endless = `
static volatile unsigned turns = 0;
[[noreturn]] static void turnForEver() { for (;;) turns = turns + 1; }
`;
/** Right everywhere, and endless on the slow host. */
const slowThere = `${readJurySource(slug, "accepted/boluv.cpp")}
#include <sched.h>
${endless}
static const bool isSlow = [] { if (sched_getcpu() == ${slowCore}) turnForEver(); return true; }();
`;
const slowEverywhere = `${endless}\nint main() { turnForEver(); }\n`;

describe.runIf(soundCore !== undefined)("a late submission, with two hosts (needs two cores)", () => {
  let platform: RunningPlatform;
  let contest: { readonly id: string; readonly slug: string };
  let sent = 0;
  beforeAll(async () => {
    platform = await preparePlatform({ apiSettings: { CONFIRM_LATE: "other-host" } });
    await platform.startApi();
    const version = await platform.takePackage(slug, timeLimitMs);
    contest = await build.contest(platform.database.db);
    await build.contestProblem(platform.database.db, { contestId: contest.id, label: "A", ...version });
    const on = (core: number | undefined) => ({ LANES: "1", BILIMDON_CORES: String(core) });
    await Promise.all([platform.startJudge(on(slowCore)), platform.startJudge(on(soundCore))]);
  });
  afterAll(() => platform.close());

  async function send(source: string) {
    const { db } = platform.database;
    const user = await build.user(db);
    await build.participant(db, { contestId: contest.id, userId: user.id, name: user.displayName });
    const token = { userId: user.id, label: "journey", scopes: ["submissions.send"], days: 1 } as const;
    const { secret } = await makeToken(platform.ctx, token);
    const reply = await fetch(`${platform.url}/api/contests/${contest.slug}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({ problemLabel: "A", languageId: "cpp20", source }),
    });
    expect(reply.status).toBe(201);
    sent += 1;
  }

  async function verdicts() {
    const until = Date.now() + judgedWithinMs;
    for (;;) {
      const endings = await listEndings(platform.database.db);
      if (endings.length === sent && endings.every(({ state }) => state !== "queued"))
        return endings.map(({ verdict }) => verdict);
      if (Date.now() > until) throw new Error(`not judged in time: ${JSON.stringify(endings)}`);
      await sleep(100);
    }
  }
  const held = () => platform.database.db.select().from(heldVerdicts);

  it("is late when both find it so", async () => {
    await send(slowEverywhere);

    expect(await verdicts()).toEqual(["TLE"]);
    const [found] = await held();
    expect(found).toMatchObject({ finding: "agreed", counted: "again" });
    expect(found?.secondHostId).not.toBe(found?.judgeHostId);
  });

  it("is in time when one finds it so, and the slow host is set aside to be measured", async () => {
    const before = sent;
    for (let nth = 0; nth < 6; nth += 1) await send(`${slowThere}// ${nth}\n`);

    expect((await verdicts()).filter((verdict) => verdict === "AC")).toHaveLength(sent - before);
    const disagreed = (await held()).filter(({ finding }) => finding === "disagreed");
    expect(disagreed.length).toBeGreaterThan(0);
    const [suspect] = disagreed;
    const where = eq(judgeHosts.id, suspect?.judgeHostId ?? "");
    const [host] = await platform.database.db.select().from(judgeHosts).where(where);
    expect(host).toMatchObject({ name: "host-1", stateCause: expect.stringContaining("Calibration: ") });
  });
});
