import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { participantMembers } from "../../../db/schema/participants.ts";

let t: TestApp;
let jury: { readonly id: string };
let c: { readonly contest: Awaited<ReturnType<typeof build.contest>>; readonly path: string };

beforeAll(async () => {
  t = await openTestApp();
  jury = await build.user(t.db, { role: "jury" });
});
afterAll(() => t.close());
beforeEach(async () => {
  const contest = await build.contest(t.db);
  c = { contest, path: `/api/contests/${contest.slug}` };
});

const person = (displayName: string) => build.user(t.db, { displayName });

describe("the people of a team", () => {
  const team = async () => {
    const line = await build.participant(t.db, { contestId: c.contest.id, name: "Ulugʻbek", kind: "team" });
    const set = (members: readonly object[], as = jury.id) =>
      t.ask("PUT", `${c.path}/participants/${line.id}/members`, { as, json: { members } });
    const people = async () =>
      (await t.db.select().from(participantMembers).where(eq(participantMembers.participantId, line.id)))
        .map(({ name, userId, part }) => [name, userId, part])
        .toSorted();
    return { line, set, people };
  };

  it("are set as a whole: added, given an account, left out", async () => {
    const [lola, { set, people }] = [await person("Lola"), await team()];
    await set([
      { name: "Lola", login: lola.login.toUpperCase(), part: "contestant" },
      { name: "Omar", login: null, part: "contestant" },
    ]);
    expect(await people()).toEqual([
      ["Lola", lola.id, "contestant"],
      ["Omar", null, "contestant"],
    ]);

    const { status } = await set([{ name: "Ustoz", login: null, part: "coach" }]);

    expect(status).toBe(200);
    expect(await people()).toEqual([["Ustoz", null, "coach"]]);
  });

  it("stay as they were when a login is unknown, named twice or competes for another line", async () => {
    const [lola, omar, { set, people }] = [await person("Lola"), await person("Omar"), await team()];
    await build.participant(t.db, { contestId: c.contest.id, userId: omar.id, name: "Omar" });
    const one = (login: string, part = "contestant") => ({ name: "Somebody", login, part });

    const answer = await set([one(lola.login), one(lola.login), one("nobody-has-this"), one(omar.login)]);

    expect(answer.json.error).toMatchObject({
      code: "participants.members_refused",
      details: {
        faults: [
          { index: 1, fault: "twice" },
          { index: 2, fault: "unknown-login" },
          { index: 3, fault: "in-another-line" },
        ],
      },
    });
    expect(await people()).toEqual([]);
    expect((await set([one(omar.login, "coach")])).status).toBe(200);
  });

  it("are of teams alone", async () => {
    const line = await build.participant(t.db, { contestId: c.contest.id, name: "Lola" });

    const answer = await t.ask("PUT", `${c.path}/participants/${line.id}/members`, {
      as: jury.id,
      json: { members: [] },
    });

    expect(answer.json.error?.details).toEqual({ faults: [{ index: null, fault: "not-a-team" }] });
  });
});
