import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { contestGroups } from "../../db/schema/participants.ts";

let t: TestApp;
let jury: { readonly id: string };
const minute = 60_000;

beforeAll(async () => {
  t = await openTestApp();
  jury = await build.user(t.db, { role: "jury" });
});
afterAll(() => t.close());

const linesOf = (thingId: string) =>
  t.db.select().from(auditLog).where(eq(auditLog.thingId, thingId)).orderBy(asc(auditLog.id));
const ask = async (method: string, path: string, json?: object) => {
  const answer = await t.ask(method, `/api/contests${path}`, { as: jury.id, ...(json && { json }) });
  expect(answer.json.error ?? null, path).toBeNull();
  return answer.json.data;
};

describe("the audit log", () => {
  it("has a line for each act on a contest, with what changed and by whom", async () => {
    const startsAt = t.ctx.clock.now() + 60 * minute;
    const settings = {
      slug: "audited",
      title: { en: "Cup" },
      startsAt,
      lengthMs: 60 * minute,
      windowMs: null,
      freezeMs: null,
      format: { kind: "icpc" },
      penaltyMinutes: 20,
      awards: { gold: 4, silver: 4, bronze: 4, groupWinners: true, firstSolves: true, honours: true },
      confirmsLate: false,
      hasBalloons: false,
      printPages: null,
      isUpsolvable: true,
      registration: "code",
      invitationCode: "quite-secret",
      registrationEndsAt: null,
      takes: "individuals",
      capacity: null,
      level: null,
      qualification: null,
      isExam: false,
      examRanges: [],
      problems: [],
    };
    const { contestId } = await ask("POST", "", settings);
    const next = { ...settings, penaltyMinutes: 10, invitationCode: "another-secret" };
    await ask("PUT", "/audited/settings", next);
    await ask("POST", "/audited/state", { state: "published" });
    await ask("POST", "/audited/clock", { kind: "pause-countdown" });
    const list = { form: "csv", text: "name\nSamarqand\n" };
    await ask("POST", "/audited/participants/import", { ...list, isDryRun: true });
    await ask("POST", "/audited/participants/import", { ...list, isDryRun: false });

    const lines = await linesOf(contestId);
    expect(lines.map(({ act }) => act)).toEqual([
      "contest.make",
      "contest.change",
      "contest.set-state",
      "contest.change-clock",
      "participants.import",
    ]);
    expect(new Set(lines.map(({ actorId }) => actorId))).toEqual(new Set([jury.id]));
    expect(lines[1]).toMatchObject({ before: { penaltyMinutes: 20 }, after: { penaltyMinutes: 10 } });
    expect(lines[2]).toMatchObject({ before: { state: "draft" }, after: { state: "published" } });
    expect(lines[3]?.after).toMatchObject({ kind: "pause-countdown", countdownPausedMs: 60 * minute });
    expect(lines[4]?.after).toEqual({ added: 1, changed: 0 });
    expect(JSON.stringify(lines)).not.toMatch(/secret|Samarqand/);
  });

  it("says what was done to a line, and neither its old name nor its new one", async () => {
    const contest = await build.contest(t.db);
    const line = await build.participant(t.db, { contestId: contest.id, name: "Buxoro" });
    const path = `/${contest.slug}/participants/${line.id}`;
    await ask("PATCH", path, { extraMs: 5 * minute, isHidden: true, name: "Xiva" });
    await ask("PATCH", path, { isWithdrawn: true });

    const [changed, withdrawn] = await linesOf(line.id);
    expect(changed).toMatchObject({
      act: "participants.change",
      before: { extraMs: 0, isHidden: 0, renamed: ["name"] },
      after: { extraMs: 5 * minute, isHidden: 1, renamed: ["name"] },
    });
    expect(withdrawn).toMatchObject({ before: { isWithdrawn: false }, after: { isWithdrawn: true } });
    expect(JSON.stringify([changed, withdrawn])).not.toMatch(/Buxoro|Xiva/);
  });

  it("says of a group where it stood and where it stands", async () => {
    const contest = await build.contest(t.db);
    const groupId = t.ctx.ids.make("group");
    await t.db
      .insert(contestGroups)
      .values({ id: groupId, contestId: contest.id, name: "Xorazm", sortOrder: 2 });
    await ask("PATCH", `/${contest.slug}/groups/${groupId}`, { sortOrder: 7 });
    await ask("PATCH", `/${contest.slug}/groups/${groupId}`, { isHidden: true });

    const [moved, hidden] = await linesOf(groupId);
    expect(moved).toMatchObject({
      act: "participants.change-group",
      before: { sortOrder: 2 },
      after: { sortOrder: 7 },
    });
    expect([hidden?.before, hidden?.after]).toEqual([{ isHidden: 0 }, { isHidden: 1 }]);
    expect(JSON.stringify([moved, hidden])).not.toContain("Xorazm");
  });

  it("has no line for an act that was refused", async () => {
    const contest = await build.contest(t.db);
    const refused = await t.ask("POST", `/api/contests/${contest.slug}/clock`, {
      as: jury.id,
      json: { kind: "go-on" },
    });

    expect(refused.status).toBe(409);
    expect(await linesOf(contest.id)).toEqual([]);
  });
});
