import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";

let t: TestApp;
let jury: { readonly id: string };
let student: { readonly id: string };
const minute = 60_000;
const startsAt = Math.floor(Date.now() / minute) * minute + 60 * minute;
let slug: string;
let serial = 0;

beforeAll(async () => {
  t = await openTestApp();
  [jury, student] = [await build.user(t.db, { role: "jury" }), await build.user(t.db)];
  for (const name of ["choyxona", "sumalak"]) {
    const problem = await build.problem(t.db, { slug: name });
    await build.problemVersion(t.db, { problemId: problem.id, state: "verified" });
  }
  const raw = await build.problem(t.db, { slug: "raw" });
  await build.problemVersion(t.db, { problemId: raw.id, state: "unverified" });
});
afterAll(() => t.close());
beforeEach(() => {
  t.ctx.clock.set(startsAt - 30 * minute);
  serial += 1;
  slug = `made-${serial}`;
});

const settings = (over: object = {}) => ({
  slug,
  title: { uz: "Navroʻz kubogi", ru: "" },
  startsAt,
  lengthMs: 300 * minute,
  windowMs: null,
  freezeMs: 60 * minute,
  format: { kind: "icpc" },
  penaltyMinutes: 20,
  awards: { gold: 4, silver: 4, bronze: 4, groupWinners: true, firstSolves: true, honours: true },
  confirmsLate: true,
  hasBalloons: false,
  printPages: null,
  isUpsolvable: true,
  registration: "closed",
  invitationCode: null,
  registrationEndsAt: null,
  takes: "individuals",
  capacity: null,
  level: null,
  qualification: null,
  isExam: false,
  examRanges: [],
  problems: [{ slug: "choyxona", label: "A", points: null, rgb: "#ff0000" }],
  ...over,
});
const ask = (method: string, path: string, json?: object, as = jury.id) =>
  t.ask(method, `/api/contests${path}`, { as, ...(json === undefined ? {} : { json }) });
const make = (over: object = {}) => ask("POST", "", settings(over));
const keep = (over: object = {}) => ask("PUT", `/${slug}/settings`, settings(over));
const go = (state: string) => ask("POST", `/${slug}/state`, { state });
const faultsOf = (answer: { json: { error?: { details?: Record<string, unknown> } } }) =>
  JSON.stringify(answer.json.error?.details?.faults);

describe("making a contest", () => {
  it("keeps a draft that only officials know of, and reads back as it was set", async () => {
    expect((await make()).status).toBe(201);

    const { json } = await ask("GET", `/${slug}/settings`);
    expect(json.data).toMatchObject({
      state: "draft",
      hasStarted: false,
      settings: { ...settings(), title: { uz: "Navroʻz kubogi" } },
      problemNames: { choyxona: { en: "Sum" } },
    });
    expect((await ask("GET", `/${slug}`, undefined, student.id)).status).toBe(404);
  });

  it("is refused with every fault, of the settings and of what is not there", async () => {
    const refused = await make({
      title: {},
      freezeMs: 400 * minute,
      problems: [
        { slug: "raw", label: "A", points: null, rgb: null },
        { slug: "choyxona", label: "A", points: null, rgb: null },
      ],
    });

    expect(refused.status).toBe(422);
    expect(faultsOf(refused)).toBe(
      JSON.stringify([
        { field: "title", fault: "title-missing" },
        { field: "freezeMs", fault: "freeze-long" },
        { field: "problems", fault: "label-twice", at: "choyxona" },
        { field: "problems", fault: "problem-unknown", at: "raw" },
      ]),
    );
  });

  it("is refused under a slug that is taken", async () => {
    await make();

    expect(faultsOf(await make())).toContain("slug-taken");
  });

  it("is the officials' alone, and so is what a contest is set to", async () => {
    await make({ registration: "code", invitationCode: "secret-code" });

    expect((await ask("POST", "", settings({ slug: "x-1" }), student.id)).status).toBe(403);
    expect((await ask("GET", `/${slug}/settings`, undefined, student.id)).status).toBe(403);
    expect((await ask("PUT", `/${slug}/settings`, settings(), student.id)).status).toBe(403);
    expect((await ask("POST", `/${slug}/state`, { state: "published" }, student.id)).status).toBe(403);
    expect((await ask("POST", `/${slug}/clone`, { slug: "x-2", startsAt }, student.id)).status).toBe(403);
    await go("published");
    const shown = await t.send("GET", `/api/contests/${slug}`, { as: student.id });
    expect(await shown.text()).not.toContain("secret-code");
  });
});

describe("changing a contest", () => {
  it("puts problems into another order under other labels", async () => {
    await make();
    const problems = [
      { slug: "sumalak", label: "A", points: 100, rgb: null },
      { slug: "choyxona", label: "B", points: null, rgb: "#00ff00" },
    ];

    expect((await keep({ problems, format: { kind: "atcoder" } })).status).toBe(200);
    expect((await ask("GET", `/${slug}/settings`)).json.data.settings).toMatchObject({
      problems,
      format: { kind: "atcoder" },
    });
  });

  it("leaves times, format and address alone once it has begun, and used problems in", async () => {
    await make();
    await go("published");
    t.ctx.clock.set(startsAt);
    const { contestId, problems } = (await ask("GET", `/${slug}`)).json.data;
    const line = await build.participant(t.db, { contestId });
    const { problemId } = problems[0];
    const version = await build.problemVersion(t.db, { problemId });
    await build.submission(t.db, {
      contestId,
      participantId: line.id,
      problemId,
      problemVersionId: version.id,
    });

    const refused = await keep({ lengthMs: 100 * minute, format: { kind: "atcoder" }, problems: [] });

    expect(faultsOf(refused)).toBe(
      JSON.stringify([
        { field: "lengthMs", fault: "locked" },
        { field: "format", fault: "locked" },
        { field: "problems", fault: "problem-in-use" },
      ]),
    );
    expect((await keep({ title: { uz: "Yangi nom" } })).status).toBe(200);
    expect((await ask("GET", `/${slug}`)).json.data.title).toEqual({ uz: "Yangi nom" });
  });

  it("keeps what the clock has done to its times", async () => {
    await make();
    await go("published");
    t.ctx.clock.set(startsAt + minute);
    await ask("POST", `/${slug}/clock`, { kind: "extend", byMs: 10 * minute });

    const desk = (await ask("GET", `/${slug}/settings`)).json.data;
    expect(desk.settings.lengthMs).toBe(310 * minute);
    expect((await ask("PUT", `/${slug}/settings`, { ...desk.settings, penaltyMinutes: 10 })).status).toBe(
      200,
    );
    expect((await ask("GET", `/${slug}`)).json.data.endsAt).toBe(startsAt + 310 * minute);
  });
});

describe("the states of a contest", () => {
  it("go from draft to published to archived and not otherwise, by the server's time", async () => {
    await make();

    expect((await go("archived")).json.error?.code).toBe("contest.wrong_state");
    expect((await go("published")).status).toBe(200);
    expect((await go("draft")).status).toBe(200);
    await go("published");
    t.ctx.clock.set(startsAt);
    expect((await go("draft")).json.error?.code).toBe("contest.wrong_state");
    t.ctx.clock.set(startsAt + 300 * minute - 1);
    expect((await go("archived")).json.error?.code).toBe("contest.wrong_state");
    t.ctx.clock.set(startsAt + 300 * minute);
    expect((await go("archived")).status).toBe(200);
    expect((await keep()).json.error?.code).toBe("contest.wrong_state");
    expect((await ask("GET", `/${slug}`, undefined, student.id)).json.data.phase).toBe("ended");
  });

  it("let a template be cloned, with all it is set to and without its code or people", async () => {
    await make({
      registration: "code",
      invitationCode: "secret-code",
      format: { kind: "practice" },
      freezeMs: null,
      lengthMs: 0,
    });
    await go("template");
    const to = { slug: `${slug}-copy`, startsAt: startsAt + 999 * minute };

    expect((await ask("POST", `/${slug}/clone`, to)).status).toBe(201);

    expect((await ask("GET", `/${to.slug}/settings`)).json.data).toMatchObject({
      state: "draft",
      settings: {
        ...to,
        registration: "closed",
        invitationCode: null,
        format: { kind: "practice" },
        problems: [{ slug: "choyxona", label: "A" }],
      },
    });
    expect(faultsOf(await ask("POST", `/${slug}/clone`, to))).toContain("slug-taken");
    expect((await ask("POST", "/no-such/clone", to)).status).toBe(404);
  });
});
