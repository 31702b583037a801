import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { contests, participants } from "../../../db/schema/contests.ts";
import { participantMembers } from "../../../db/schema/participants.ts";

let t: TestApp;
const minute = 60_000;
const startsAt = Date.now() + 60 * minute;
const endsAt = startsAt + 300 * minute;

async function open(given: Partial<typeof contests.$inferInsert> = {}) {
  const contest = await build.contest(t.db, {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    registration: "open",
    ...given,
  });
  return { contest, path: `/api/contests/${contest.slug}` };
}
let c: Awaited<ReturnType<typeof open>>;
let jury: { readonly id: string };

beforeAll(async () => {
  t = await openTestApp();
  jury = await build.user(t.db, { role: "jury" });
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.set(startsAt - minute);
  c = await open();
});

const person = (displayName = "Lola") => build.user(t.db, { displayName });
const join = (as: string, json: object = {}) => t.ask("POST", `${c.path}/registration`, { as, json });
const leave = (as: string) => t.ask("DELETE", `${c.path}/registration`, { as });
const codeOf = (answer: { json: { error?: { code: string } } }) => answer.json.error?.code ?? "ok";
const linesOf = () =>
  t.db
    .select()
    .from(participants)
    .where(eq(participants.contestId, c.contest.id))
    .orderBy(asc(participants.name));

describe("joining a contest", () => {
  it("gives a place once, however often it is asked for", async () => {
    const lola = await person();

    const [first, second] = [await join(lola.id), await join(lola.id)];

    expect(first.json.data.participation).toMatchObject({ name: "Lola", clock: "waiting" });
    expect(second.json.data.participation).toEqual(first.json.data.participation);
    expect(await linesOf()).toHaveLength(1);
  });

  it("gives exactly as many places as there are to a hundred who ask at once", async () => {
    c = await open({ capacity: 7 });
    const people = await Promise.all(Array.from({ length: 100 }, (_, i) => person(`Person ${i}`)));

    const answers = await Promise.all(people.map(({ id }) => join(id)));

    const counts = new Map<string, number>();
    for (const answer of answers) counts.set(codeOf(answer), (counts.get(codeOf(answer)) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ ok: 7, "registration.full": 93 });
    expect(await linesOf()).toHaveLength(7);
  });

  it("opens a place again for the next when somebody withdraws, and to whoever withdrew", async () => {
    c = await open({ capacity: 1 });
    const [lola, omar] = [await person(), await person("Omar")];
    await join(lola.id);
    expect(codeOf(await join(omar.id))).toBe("registration.full");

    expect((await leave(lola.id)).json.data.participation).toBeNull();
    expect(codeOf(await join(omar.id))).toBe("ok");
    expect(codeOf(await join(lola.id))).toBe("registration.full");
    await leave(omar.id);
    expect(codeOf(await join(lola.id))).toBe("ok");
    expect(await linesOf()).toHaveLength(2);
  });

  it("needs the invitation code where there is one, whatever its capitals", async () => {
    c = await open({ registration: "code", invitationCode: "Bahor-2026" });
    const lola = await person();

    expect(codeOf(await join(lola.id))).toBe("registration.wrong_code");
    expect(codeOf(await join(lola.id, { code: "bahor-2025" }))).toBe("registration.wrong_code");
    expect(codeOf(await join(lola.id, { code: " BAHOR-2026 " }))).toBe("ok");
  });

  it("is closed where the contest says so, from its last moment on, and once the contest is over", async () => {
    const lola = await person();
    const at = async (now: number, given: Partial<typeof contests.$inferInsert>) => {
      c = await open(given);
      t.ctx.clock.set(now);
      return codeOf(await join(lola.id));
    };
    const last = startsAt - 10;

    expect(await at(last, { registration: "closed" })).toBe("registration.closed");
    expect(await at(last - 1, { registrationEndsAt: new Date(last) })).toBe("ok");
    expect(await at(last, { registrationEndsAt: new Date(last) })).toBe("registration.closed");
    expect(await at(endsAt - 1, {})).toBe("ok");
    expect(await at(endsAt, {})).toBe("registration.closed");
    expect(await at(last, { state: "draft" })).toBe("thing.not_found");
  });

  it("brings a team with its people where the contest takes teams, and nobody twice", async () => {
    c = await open({ takes: "teams" });
    const lola = await person();
    expect(codeOf(await join(lola.id))).toBe("registration.team_refused");

    const team = { name: "Registon", organisation: "12-maktab", members: ["Omar", "Zafar"] };
    expect((await join(lola.id, { team })).json.data.participation.name).toBe("Registon");
    await join(lola.id, { team: { ...team, name: "Oqsoy" } });

    expect((await linesOf()).map(({ name, kind }) => `${name} ${kind}`)).toEqual(["Registon team"]);
    const members = await t.db
      .select()
      .from(participantMembers)
      .where(eq(participantMembers.contestId, c.contest.id));
    expect(members.map(({ name }) => name).toSorted()).toEqual(["Lola", "Omar", "Zafar"]);
  });

  it("is undone by oneself until the contest begins, not after", async () => {
    const lola = await person();
    await join(lola.id);
    t.ctx.clock.set(startsAt);

    expect(codeOf(await leave(lola.id))).toBe("registration.closed");
    expect(codeOf(await leave((await person()).id))).toBe("contest.not_participating");
  });
});

describe("a list of participants", () => {
  const importing = (text: string, more: object = {}) =>
    t.ask("POST", `${c.path}/participants/import`, {
      as: jury.id,
      json: { form: "csv", isDryRun: false, text, ...more },
    });

  it("with one bad row changes nothing and tells every fault", async () => {
    await build.user(t.db, { login: "kapitan" });
    const text = `name,label,members,country
Registon,T01,<kapitan>,UZB
,T02,<nobody-here>,Uzbekistan
Oqsoy,T01,,`;

    const { json } = await importing(text);

    expect(json.data).toMatchObject({ isApplied: false });
    expect(
      json.data.faults.map(
        ({ line, column, fault }: Record<string, unknown>) => `${line} ${column} ${fault}`,
      ),
    ).toEqual(["3 name missing", "3 country not-a-country", "3 members unknown-login", "4 label twice"]);
    expect(await linesOf()).toEqual([]);
  });

  it("is only looked at in a dry run, and kept whole when it is applied", async () => {
    const lola = await build.user(t.db, { login: "Lola.K" });
    const text = `name,label,login,members,coach,groups,hidden,unofficial,extra_minutes
Registon,T01,,<lola.k>|Omar,Ustoz,Fargʻona|Qizlar,,,
Mehmon,T02,,,,Mehmonlar,,ha,15`;

    const dry = await importing(text, { isDryRun: true });
    expect(dry.json.data).toEqual({ isApplied: false, added: 2, changed: 0, faults: [] });
    expect(await linesOf()).toEqual([]);

    expect((await importing(text)).json.data).toEqual({ isApplied: true, added: 2, changed: 0, faults: [] });
    const { json } = await t.ask("GET", `${c.path}/participants`, { as: jury.id });
    const byName = Object.fromEntries(json.data.participants.map((one: { name: string }) => [one.name, one]));
    expect(byName).toMatchObject({
      Registon: { kind: "team", label: "T01", groups: ["Fargʻona", "Qizlar"], isUnofficial: false },
      Mehmon: { kind: "individual", isUnofficial: true, extraMs: 15 * minute },
    });
    expect(byName.Registon.members.map((one: { part: string }) => one.part).toSorted()).toEqual([
      "coach",
      "contestant",
      "contestant",
    ]);
    expect((await t.ask("GET", c.path, { as: lola.id })).json.data.participation.name).toBe("Registon");
  });

  it("imported again changes the same lines", async () => {
    await importing("name,label,groups\nRegiston,T01,A\nOqsoy,T02,A");

    const { json } = await importing("name,label,groups,hidden\nRegiston II,T01,B,ha\nYangi,T03,,");

    expect(json.data).toMatchObject({ isApplied: true, added: 1, changed: 1 });
    expect((await linesOf()).map(({ name, isHidden }) => `${name} ${isHidden}`)).toEqual([
      "Oqsoy 0",
      "Registon II 1",
      "Yangi 0",
    ]);
    const board = (await t.ask("GET", `${c.path}/scoreboard`)).json.data;
    expect(board.participants.map((one: { name: string }) => one.name).toSorted()).toEqual([
      "Oqsoy",
      "Yangi",
    ]);
  });

  it("is refused when it goes beyond the places, or takes somebody out of another line", async () => {
    c = await open({ capacity: 2 });
    await build.user(t.db, { login: "omar" });
    await importing("name,login\nOmar,omar");

    expect((await importing("name\nA\nB")).json.data.faults).toEqual([
      { line: 0, column: null, fault: "over-capacity" },
    ]);
    expect((await importing("name,label,members\nTeam,T1,<omar>")).json.data.faults).toEqual([
      { line: 2, column: "members", fault: "in-another-line" },
    ]);
  });

  it("is the officials' alone", async () => {
    const lola = await person();
    const asked = await t.ask("POST", `${c.path}/participants/import`, {
      as: lola.id,
      json: { form: "csv", isDryRun: true, text: "name\nx" },
    });

    expect(codeOf(asked)).toBe("access.refused");
    expect((await t.ask("GET", `${c.path}/participants`, { as: lola.id })).status).toBe(403);
  });
});

describe("a line changed by officials", () => {
  it("gets extra time, leaves the public board, comes back", async () => {
    const lola = await person();
    await join(lola.id);
    const [line] = await linesOf();
    const path = `${c.path}/participants/${line?.id}`;
    const change = (json: object) => t.ask("PATCH", path, { as: jury.id, json });
    const onBoard = async () => (await t.ask("GET", `${c.path}/scoreboard`)).json.data.participants.length;

    await change({ extraMs: 20 * minute });
    expect((await t.ask("GET", c.path, { as: lola.id })).json.data.participation.endsAt).toBe(
      endsAt + 20 * minute,
    );
    await change({ isWithdrawn: true });
    expect((await t.ask("GET", c.path, { as: lola.id })).json.data.participation).toBeNull();
    t.ctx.clock.advance(2_000);
    expect(await onBoard()).toBe(0);
    await change({ isWithdrawn: false, isUnofficial: true });
    t.ctx.clock.advance(2_000);
    expect(await onBoard()).toBe(1);
    const [now] = await t.db
      .select()
      .from(contests)
      .where(and(eq(contests.id, c.contest.id)));
    expect(now?.rosterVersion).toBe(4);
    expect((await t.ask("PATCH", `${path}x`, { as: jury.id, json: { extraMs: 0 } })).status).toBe(404);
  });
});
