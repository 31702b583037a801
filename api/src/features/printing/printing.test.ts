import type { Role } from "@bilimdon/rules/access/roles";
import type { PrintAct } from "@bilimdon/rules/contest/print-job";
import { printLimits } from "@bilimdon/rules/contest/print-pages";
import { asc, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import type { Printer, PrintOutcome, PrintSlip } from "../../ctx.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { grants } from "../../db/schema/grants.ts";
import { printJobs } from "../../db/schema/print-jobs.ts";
import { runPrinter } from "./run-printer.ts";

let t: TestApp;
let contest: BuiltContest;
let [juryId, runnerId] = ["", ""];
const minute = 60_000;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  contest = await buildContest(t.db, { labels: ["A"], names: ["lola", "omar"] });
  await setContest({ printPages: 3 });
  t.ctx.clock.set(contest.startsAt + 10 * minute);
  juryId = await person("jury");
  runnerId = await person("student");
  await t.db.insert(grants).values({
    id: t.ctx.ids.make("grant"),
    userId: runnerId,
    role: "runner",
    thingKind: "contest",
    thingId: contest.contestId,
    givenBy: juryId,
    givenAt: new Date(),
  });
});

const person = async (role: Role) => (await build.user(t.db, { role })).id;
const idOf = (name: string) => contest.participants[name]?.userId ?? "";
async function setContest(set: Partial<typeof contests.$inferInsert>): Promise<void> {
  await t.db.update(contests).set(set).where(eq(contests.id, contest.contestId));
}
const send = (name: string, json: object = {}) =>
  t.ask("POST", `/api/contests/${contest.slug}/prints`, {
    as: idOf(name),
    json: { fileName: "main.cpp", text: "int main() {}\n", ...json },
  });
const codeOf = async (answer: ReturnType<typeof send>) => (await answer).json.error?.code ?? "ok";
const jobs = () =>
  t.db
    .select()
    .from(printJobs)
    .where(eq(printJobs.contestId, contest.contestId))
    .orderBy(asc(printJobs.sentAt));
const queue = async (as: string) =>
  (await t.ask("GET", `/api/contests/${contest.slug}/prints`, { as })).json.data;
const move = async (as: string, act: PrintAct) => {
  const [job] = await jobs();
  const answer = await t.ask("POST", `/api/print-jobs/${job?.id}/moves`, { as, json: { act } });
  return answer.json.error?.code ?? "ok";
};

/** A printer that answers as it is told, and remembers what it was given. */
class MemoryPrinter implements Printer {
  readonly printed: { readonly pdf: string; readonly slip: PrintSlip }[] = [];
  outcome: PrintOutcome = { kind: "printed" };
  async print(pdf: Uint8Array, slip: PrintSlip): Promise<PrintOutcome> {
    this.printed.push({ pdf: Buffer.from(pdf.subarray(0, 8)).toString("latin1"), slip });
    return this.outcome;
  }
}
const statesOf = async () => (await jobs()).map(({ state }) => state);

describe("what a contestant has printed", () => {
  it("goes into the queue with its pages, once for one mark of the sender's", async () => {
    const wish = { text: "x\n".repeat(100), sendKey: "mark-of-lola" };
    const [first, again] = [await send("lola", wish), await send("lola", wish)];

    expect(first.json.data).toMatchObject({ fileName: "main.cpp", pages: 2, state: "queued" });
    expect(again.json.data.printJobId).toBe(first.json.data.printJobId);
    expect(await jobs()).toHaveLength(1);
  });

  it("is answered as it stands when it is sent again after the end, and is there once of two at once", async () => {
    const wish = { sendKey: "mark-of-lola" };
    const [first, other] = await Promise.all([send("lola", wish), send("lola", wish)]);
    await t.db.update(printJobs).set({ state: "printed" });
    t.ctx.clock.set(contest.startsAt + 300 * minute);
    const again = await send("lola", wish);

    const { printJobId } = first.json.data;
    expect(other.json.data.printJobId).toBe(printJobId);
    expect(again.json.data).toMatchObject({ printJobId, state: "printed", sentAt: first.json.data.sentAt });
    expect(await jobs()).toHaveLength(1);
  });

  it.each([
    ["has more pages than one print may have", { text: "x\n".repeat(199) }, "print.too_long"],
    ["is larger than a print may be", { text: "ў".repeat(printLimits.textBytes / 2 + 1) }, "print.too_large"],
    ["is no text", { text: "a\u0000b" }, "print.unreadable"],
    ["is empty", { text: " \n" }, "print.unreadable"],
  ])("is refused when it %s", async (_, wish, code) => {
    expect(await codeOf(send("lola", wish))).toBe(code);
    expect(await jobs()).toEqual([]);
  });

  it("is taken while they compete, where the contest prints at all", async () => {
    t.ctx.clock.set(contest.startsAt - 1);
    expect(await codeOf(send("lola"))).toBe("contest.not_started");
    t.ctx.clock.set(contest.startsAt + 300 * minute);
    expect(await codeOf(send("lola"))).toBe("contest.ended");
    t.ctx.clock.set(contest.startsAt + 10 * minute);
    await setContest({ printPages: null });
    expect(await codeOf(send("lola"))).toBe("print.off");
  });

  it("is seen by nobody who competes with them, not even that it is there", async () => {
    const sent = (await send("lola")).json.data;
    const own = async (name: string) =>
      (await t.ask("GET", `/api/contests/${contest.slug}/prints/own`, { as: idOf(name) })).json.data.prints;
    const asOmar = { as: idOf("omar") };

    expect((await own("lola")).map((print: { printJobId: string }) => print.printJobId)).toEqual([
      sent.printJobId,
    ]);
    expect(await own("omar")).toEqual([]);
    expect((await t.send("GET", `/api/print-jobs/${sent.printJobId}/pdf`, asOmar)).status).toBe(403);
    expect((await t.send("GET", `/api/contests/${contest.slug}/prints`, asOmar)).status).toBe(403);
    const toldTo = t.ctx.live.sent
      .filter(({ event }) => event === "printing-changed")
      .map(({ room }) => room);
    expect(toldTo).not.toContain(`user:${idOf("omar")}`);
  });

  it("says no more than queued while a printer is stuck", async () => {
    await send("lola");
    const printer = new MemoryPrinter();
    printer.outcome = { kind: "failed", cause: "no paper" };
    await runPrinter({ ...t.ctx, printer });

    const own = await t.ask("GET", `/api/contests/${contest.slug}/prints/own`, { as: idOf("lola") });
    expect(own.json.data.prints[0]).toMatchObject({ state: "queued" });
    expect(JSON.stringify(own.json)).not.toContain("no paper");
  });
});

it("says of a contest that is a draft still what it says where there is none", async () => {
  await setContest({ state: "draft" });
  const outsider = { as: await person("student") };
  const codeAt = async (slug: string) =>
    (await t.ask("GET", `/api/contests/${slug}/prints/own`, outsider)).json.error?.code;

  expect(await codeAt(contest.slug)).toBe("thing.not_found");
  expect(await codeAt("bunday-musobaqa-yoq")).toBe("thing.not_found");
});

describe("the printing queue", () => {
  it("gives each print to the printer once, oldest first, as a PDF with whose it is", async () => {
    const label = { label: "2-zal, 14" };
    await t.db
      .update(participants)
      .set(label)
      .where(eq(participants.id, contest.participants.lola?.id ?? ""));
    await send("lola");
    t.ctx.clock.advance(1_000);
    await send("omar");
    const printer = new MemoryPrinter();
    await Promise.all([runPrinter({ ...t.ctx, printer }), runPrinter({ ...t.ctx, printer })]);
    await runPrinter({ ...t.ctx, printer });

    expect(printer.printed.map(({ slip }) => slip.team).toSorted()).toEqual(["lola", "omar"]);
    const ofLola = printer.printed.find(({ slip }) => slip.team === "lola");
    expect(ofLola).toMatchObject({
      pdf: expect.stringMatching(/^%PDF-/),
      slip: { place: "2-zal, 14", pages: 1 },
    });
    expect(await statesOf()).toEqual(["printed", "printed"]);
  });

  it("shows officials why a print failed and lets it go again", async () => {
    await send("lola");
    const printer = new MemoryPrinter();
    printer.outcome = { kind: "failed", cause: '"lp" left with 1: no such printer' };
    await runPrinter({ ...t.ctx, printer });
    expect((await queue(juryId)).open[0]).toMatchObject({
      state: "failed",
      tries: 1,
      cause: '"lp" left with 1: no such printer',
    });

    expect(await move(runnerId, "retry")).toBe("ok");
    printer.outcome = { kind: "printed" };
    await runPrinter({ ...t.ctx, printer });
    expect((await queue(juryId)).open[0]).toMatchObject({ state: "printed", tries: 2, cause: null });
  });

  it("leaves everything to people's hands where there is no printer", async () => {
    await send("lola");
    await runPrinter(t.ctx);

    expect((await queue(juryId)).hasPrinter).toBe(false);
    expect([await move(juryId, "mark-printed"), await move(runnerId, "hand-over")]).toEqual(["ok", "ok"]);
    expect(await statesOf()).toEqual(["handed-over"]);
    expect(await move(runnerId, "hand-over")).toBe("print.moved_on");
    const [line] = await t.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(line).toMatchObject({
      act: "print.hand-over",
      actorId: runnerId,
      before: { state: "printed" },
      after: { state: "handed-over" },
    });
  });

  it("tells of a print that was at the printer when the platform stopped, and does not print it by itself", async () => {
    await send("lola");
    await t.db.update(printJobs).set({ state: "printing", movedAt: new Date(t.ctx.clock.now() - 121_000) });
    const printer = new MemoryPrinter();
    await runPrinter({ ...t.ctx, printer });

    expect(printer.printed).toEqual([]);
    expect((await queue(juryId)).open[0]).toMatchObject({
      state: "failed",
      cause: expect.stringContaining("whether it came out"),
    });
  });

  it("shows runners whose prints to carry, and opens the text to officials alone", async () => {
    const { printJobId } = (await send("lola", { text: "// secret plan" })).json.data;
    const path = `/api/print-jobs/${printJobId}/pdf`;

    expect(await queue(runnerId)).toMatchObject({ mayRead: false, open: [{ participantName: "lola" }] });
    expect(JSON.stringify(await queue(juryId))).not.toContain("secret plan");
    expect((await t.send("GET", path, { as: runnerId })).status).toBe(403);
    expect((await t.send("GET", path, { as: idOf("lola") })).status).toBe(403);
    const pdf = await t.send("GET", path, { as: juryId });
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await pdf.arrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
  });
});
