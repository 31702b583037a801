import { desc } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { buildVerdict } from "../../../../test/kit/build-contest.ts";
import { type BoardStand, openBoardStand } from "../../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { readHistory } from "../../jury-desk/read-history.ts";
import { recordVerdict } from "../record-verdict.ts";
import {
  ignoreSubmission,
  overrideVerdict,
  restoreSubmission,
  withdrawOverride,
} from "./decide-submission.ts";

let database: TestDatabase;
let stand: BoardStand;
let jury: RequestCtx & { readonly person: Person };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  stand = await openBoardStand(database);
  const { id } = await build.user(database.db, { role: "jury" });
  const person = { userId: id, login: "j", displayName: "J", role: "jury", locale: "uz" } as const;
  jury = { ...stand.ctx, person, requestId: "test" };
});

const code = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code: string }) => error.code,
  );
const accepted = (submissionId: string) =>
  overrideVerdict(jury, { submissionId, verdict: "AC", score: null, reason: "the checker was wrong" });

describe("a verdict by hand", () => {
  it("counts at once on both boards, reaches the sender, and stands in the history with its reason", async () => {
    const sent = await stand.send("lola", "A", 10);
    await sent.judge("WA");
    await database.db.delete(outbox);

    await accepted(sent.submissionId);

    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 10"]);
    expect(await stand.firstsOf("jury")).toEqual(["A lola"]);
    const told = await database.db.select().from(outbox);
    expect(told.filter(({ event }) => event === "submission")).toMatchObject([
      { payload: { verdict: "AC" } },
    ]);
    const { judgements } = await readHistory(jury, sent);
    const byHand = judgements.find(({ isCurrent }) => isCurrent);
    expect(byHand).toMatchObject({ origin: "override", verdict: "AC", reason: "the checker was wrong" });
    expect(judgements).toHaveLength(2);
    const [line] = await database.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
    expect(line).toMatchObject({
      act: "submission.decide",
      actorId: jury.person.userId,
      thingId: sent.submissionId,
      before: { verdict: "WA" },
      after: { verdict: "AC", reason: "the checker was wrong" },
    });
  });

  it("is taken back step by step to what counted before", async () => {
    const sent = await stand.send("lola", "A", 10);
    await sent.judge("WA");
    const before = await stand.cellsOf("jury");
    await accepted(sent.submissionId);
    await overrideVerdict(jury, { ...sent, verdict: "CE", score: null, reason: "sent by mistake" });
    expect(await stand.cellsOf("jury")).toEqual([]);

    await withdrawOverride(jury, sent);
    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 0 at 10"]);
    await withdrawOverride(jury, sent);
    expect(await stand.cellsOf("jury")).toEqual(before);
    expect(await code(withdrawOverride(jury, sent))).toBe("decision.none");
  });

  it("stands when the judge's own verdict comes later", async () => {
    const sent = await stand.send("lola", "A", 10);
    await accepted(sent.submissionId);
    await recordVerdict(stand.ctx, { verdict: buildVerdict(sent.judgementId, "WA"), judgeHostId: null });

    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 0 at 10"]);
  });

  it("keeps the freeze", async () => {
    const sent = await stand.send("lola", "A", 250);
    await sent.judge("WA");
    await accepted(sent.submissionId);

    expect(await stand.cellsOf("public")).toEqual(["lola A pending 1 frozen"]);
  });
});

describe("an ignored submission", () => {
  it("counts for nothing until it is restored", async () => {
    const [first, second] = [await stand.send("lola", "A", 10), await stand.send("lola", "A", 20)];
    await first.judge("WA");
    await second.judge("AC");
    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 1 at 20"]);

    await ignoreSubmission(jury, { ...first, reason: "sent by the trainer" });
    await ignoreSubmission(jury, { ...first, reason: "pressed twice" });
    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 20"]);
    expect((await readHistory(jury, first)).ignored).toMatchObject({ reason: "sent by the trainer" });

    await restoreSubmission(jury, first);
    expect(await stand.cellsOf("public")).toEqual(["lola A solved 1 at 20"]);
    expect(await code(restoreSubmission(jury, first))).toBe("decision.none");
  });

  it("gives the first solve to the next one", async () => {
    const [first, second] = [await stand.send("lola", "A", 10), await stand.send("omar", "A", 20)];
    await first.judge("AC");
    await second.judge("AC");
    await ignoreSubmission(jury, { ...first, reason: "copied" });

    expect(await stand.firstsOf("public")).toEqual(["A omar"]);
  });
});

it("is decided by officials alone, about what is there", async () => {
  const sent = await stand.send("lola", "A", 10);
  const person = { ...jury.person, role: "student" as const };
  const asStudent = { ...jury, person };
  const wish = { ...sent, verdict: "AC" as const, score: null, reason: "please" };
  expect(await code(overrideVerdict(asStudent, wish))).toBe("access.refused");
  expect(await code(ignoreSubmission(asStudent, wish))).toBe("access.refused");
  expect(await code(withdrawOverride(asStudent, sent))).toBe("access.refused");
  const nothing = { submissionId: stand.ctx.ids.make("submission") };
  expect(await code(ignoreSubmission(jury, { ...nothing, reason: "x" }))).toBe("thing.not_found");
});
