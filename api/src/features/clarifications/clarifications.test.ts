import { rooms } from "@bilimdon/contracts/live/rooms";
import { asc, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { readJoinRight } from "../../live/room-rights.ts";

let t: TestApp;
let contest: BuiltContest;
let jury: string;
let [lola, omar] = ["", ""];
const minute = 60_000;
beforeAll(async () => {
  t = await openTestApp();
  jury = (await build.user(t.db, { role: "jury", displayName: "Hakam Aziz" })).id;
});
beforeEach(async () => {
  contest = await buildContest(t.db, { labels: ["A", "B"], names: ["lola", "omar"] });
  [lola, omar] = [contest.participants.lola?.userId ?? "", contest.participants.omar?.userId ?? ""];
  t.ctx.clock.set(contest.startsAt + 60 * minute);
  await t.db.delete(outbox);
});
afterAll(() => t.close());

const path = () => `/api/contests/${contest.slug}/clarifications`;
const ask = (as: string, text: string, more: object = {}) =>
  t.ask("POST", path(), { as, json: { text, problemLabel: null, ...more } });
const answer = (questionId: string, text: string, more: object = {}) =>
  t.ask("POST", `/api/clarifications/${questionId}/answers`, {
    as: jury,
    json: { text, audience: "asker", isQuoted: false, ...more },
  });
const announce = (text: string, as = jury) =>
  t.ask("POST", `/api/contests/${contest.slug}/announcements`, { as, json: { text, problemLabel: null } });
const list = async (as?: string, after = 0) =>
  (await t.ask("GET", `${path()}?after=${after}`, as === undefined ? {} : { as })).json.data;
const textsFor = async (as?: string) =>
  (await list(as)).clarifications.map((one: { text: string }) => one.text);

describe("questions and answers", () => {
  it("are read by the asker and the jury; what is for everybody by anybody", async () => {
    const { json } = await ask(lola, "May n be 0?", { problemLabel: "B" });
    await ask(omar, "Where is the water?");
    await answer(json.data.clarificationId, "No.");
    await announce("The hall closes at six.");

    expect(await textsFor(lola)).toEqual(["May n be 0?", "No.", "The hall closes at six."]);
    expect(await textsFor(omar)).toEqual(["Where is the water?", "The hall closes at six."]);
    expect(await textsFor()).toEqual(["The hall closes at six."]);
    expect(await textsFor(jury)).toHaveLength(4);
    expect((await list(lola)).clarifications[1]).toMatchObject({
      kind: "answer",
      questionId: json.data.clarificationId,
      problemLabel: "B",
      isToAll: false,
      author: null,
    });
    expect((await list(jury)).clarifications[0]).toMatchObject({ askedBy: { name: "lola" } });
    expect((await list(jury)).clarifications[2]).toMatchObject({ author: "Hakam Aziz" });
  });

  it("tell everybody the question but never the asker when an answer goes to all", async () => {
    const { json } = await ask(lola, "Is the graph connected?");
    await answer(json.data.clarificationId, "Yes.", { audience: "all", isQuoted: true });

    const { clarifications } = await list(omar);
    expect(clarifications).toMatchObject([
      { kind: "answer", text: "Yes.", quoted: "Is the graph connected?", isToAll: true, askedBy: null },
    ]);
    expect(JSON.stringify(clarifications)).not.toContain("lola");
  });

  it("are fetched after a number, so that a page that was away misses nothing", async () => {
    await announce("one");
    const [{ seq }] = (await list(lola)).clarifications;
    await ask(omar, "not for lola");
    await announce("two");

    const missed = (await list(lola, seq)).clarifications;

    expect(missed.map((one: { text: string }) => one.text)).toEqual(["two"]);
  });

  it("have numbers without gaps or repeats when ten people write at once", async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 ? announce(`news ${n}`) : ask(lola, `q ${n}`))),
    );

    const seqs = (await list(jury)).clarifications.map((one: { seq: number }) => one.seq);
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, at) => at + 1));
    expect(seqs.length).toBe(10);
  });

  it("stay one when a page sends again because it heard no answer", async () => {
    const both = await Promise.all([1, 2].map(() => ask(lola, "May n be 0?", { sendKey: "the-same-press" })));

    expect(both[0]?.json.data.clarificationId).toBe(both[1]?.json.data.clarificationId);
    expect(await textsFor(lola)).toEqual(["May n be 0?"]);
  });

  it("remember up to where each person has read, and never go back", async () => {
    await announce("one");
    const read = (as: string, seq: number) => t.ask("PUT", `${path()}/read`, { as, json: { seq } });
    await read(lola, 1);
    await read(lola, 0);

    expect((await list(lola)).readSeq).toBe(1);
    expect((await list(omar)).readSeq).toBe(0);
  });
});

describe("asking", () => {
  it("is for participants while the contest is on, about problems from the start", async () => {
    const stranger = (await build.user(t.db)).id;
    expect((await ask(stranger, "hello")).json.error?.code).toBe("contest.not_participating");
    t.ctx.clock.set(contest.startsAt - 1);
    expect((await ask(lola, "hello", { problemLabel: "A" })).json.error?.code).toBe("contest.not_started");
    expect((await ask(lola, "where do I sit?")).status).toBe(201);
    t.ctx.clock.set(contest.startsAt);
    expect((await ask(lola, "hello", { problemLabel: "A" })).status).toBe(201);
    t.ctx.clock.set(contest.startsAt + 300 * minute);
    expect((await ask(lola, "too late")).json.error?.code).toBe("contest.ended");
  });

  it("stops at six in a minute and twelve in ten, whoever of the team asks", async () => {
    for (let n = 0; n < 6; n += 1) expect((await ask(lola, `q ${n}`)).status).toBe(201);
    expect((await ask(lola, "one more")).json.error?.code).toBe("request.rate_limited");
    t.ctx.clock.advance(minute + 1);
    for (let n = 0; n < 6; n += 1) expect((await ask(lola, `q ${n}`)).status).toBe(201);
    t.ctx.clock.advance(minute + 1);
    expect((await ask(lola, "one more")).json.error?.code).toBe("clarification.too_many");
    expect((await ask(omar, "I have asked nothing yet")).status).toBe(201);
  });

  it("refuses an unknown problem and an empty or endless text", async () => {
    expect((await ask(lola, "hello", { problemLabel: "Z" })).status).toBe(404);
    expect((await ask(lola, "   ")).status).toBe(400);
    expect((await ask(lola, "x".repeat(2_001))).status).toBe(400);
  });
});

describe("the jury's side", () => {
  it("is closed to contestants", async () => {
    const { json } = await ask(lola, "May n be 0?");
    const id = json.data.clarificationId;
    const answers = { as: omar, json: { text: "Yes", audience: "all", isQuoted: false } };

    expect((await t.ask("POST", `/api/clarifications/${id}/answers`, answers)).status).toBe(403);
    expect((await announce("free pizza", omar)).status).toBe(403);
    const canned = `/api/contests/${contest.slug}/canned-answers`;
    expect((await t.ask("GET", canned, { as: omar })).status).toBe(403);
    expect((await t.ask("POST", canned, { as: omar, json: { text: "x" } })).status).toBe(403);
  });

  it("keeps answers at hand, and removes them", async () => {
    const canned = `/api/contests/${contest.slug}/canned-answers`;
    await t.ask("POST", canned, { as: jury, json: { text: "Read the statement again." } });
    const { json } = await t.ask("POST", canned, { as: jury, json: { text: "No comment." } });
    const texts = json.data.cannedAnswers.map((one: { text: string }) => one.text);
    expect(texts).toEqual(expect.arrayContaining(["Read the statement again.", "No comment."]));

    const { cannedAnswerId } = json.data.cannedAnswers[0];
    const gone = `/api/canned-answers/${cannedAnswerId}`;
    expect((await t.ask("DELETE", gone, { as: jury })).status).toBe(200);
    expect((await t.ask("DELETE", gone, { as: jury })).status).toBe(404);
    expect((await t.ask("GET", canned, { as: jury })).json.data.cannedAnswers).toHaveLength(1);
    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, cannedAnswerId));
    expect(lines.map(({ act, actorId }) => [act, actorId])).toEqual([
      ["clarification.keep-canned", jury],
      ["clarification.remove-canned", jury],
    ]);
  });
});

describe("news of questions and answers", () => {
  const told = async () => {
    const rows = await t.db
      .select()
      .from(outbox)
      .where(like(outbox.event, "clarification"))
      .orderBy(asc(outbox.id));
    return rows.map(({ room, payload }) => ({ room, payload: JSON.stringify(payload) }));
  };

  it("go to the jury and to whom they are for, and nowhere else", async () => {
    const own = rooms.ownClarifications(contest.participants.lola?.id ?? "");
    const all = rooms.publicClarifications(contest.contestId);
    const toJury = rooms.juryClarifications(contest.contestId);
    const { json } = await ask(lola, "May n be 0?");
    await answer(json.data.clarificationId, "No.");
    await answer(json.data.clarificationId, "n is at least 1.", { audience: "all" });

    const news = await told();

    expect(news.map(({ room }) => room)).toEqual([toJury, own, toJury, own, toJury, all]);
    const toOthers = news.filter(({ room }) => room !== toJury).map(({ payload }) => payload);
    expect(toOthers.join()).not.toContain("Hakam Aziz");
    expect(news.at(-1)?.payload).not.toContain("lola");
    expect(t.ctx.events.told.at(-1)).toMatchObject({ kind: "clarification-sent" });
  });

  it("are heard only in rooms that a person may join", async () => {
    const own = rooms.ownClarifications(contest.participants.lola?.id ?? "");
    const toJury = rooms.juryClarifications(contest.contestId);
    const person = (userId: string, role: "student" | "jury") => ({
      userId,
      login: "x",
      displayName: "x",
      role,
      locale: "uz" as const,
    });
    const join = async (who: ReturnType<typeof person> | null, room: string) =>
      (await readJoinRight(t.ctx, { person: who, room })).kind;

    expect(await join(person(lola, "student"), own)).toBe("allowed");
    expect(await join(person(omar, "student"), own)).toBe("refused");
    expect(await join(null, own)).toBe("refused");
    expect(await join(person(lola, "student"), toJury)).toBe("refused");
    expect(await join(person(jury, "jury"), toJury)).toBe("allowed");
    expect(await join(null, rooms.publicClarifications(contest.contestId))).toBe("allowed");
    expect(await join(null, rooms.publicClarifications(t.ctx.ids.make("contest")))).toBe("refused");
  });
});
