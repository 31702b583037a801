import { Readable } from "node:stream";
import { eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { forgetOld } from "../../../db/retention.ts";
import { secondFactors, users } from "../../../db/schema/accounts.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { participants } from "../../../db/schema/contests.ts";
import { files } from "../../../db/schema/files.ts";
import { printJobs } from "../../../db/schema/print-jobs.ts";
import { verifyAudit } from "../../../db/verify-audit.ts";
import { reason, usePeopleTest } from "./open-people-suite.ts";

const p = usePeopleTest();

describe("two accounts of one person", () => {
  it("become one: participations go over, the old one is gone", async () => {
    const [from, into] = [await build.user(p.t.db), await build.user(p.t.db)];
    const contest = await build.contest(p.t.db);
    const line = await build.participant(p.t.db, { contestId: contest.id, userId: from.id });
    await p.t.db.insert(secondFactors).values({ userId: from.id, sealedSecret: "s", createdAt: new Date() });

    expect((await p.act("POST", `/${from.id}/merge`, { intoUserId: into.id, reason })).status).toBe(200);

    const [moved] = await p.t.db.select().from(participants).where(eq(participants.id, line.id));
    expect(moved?.userId).toBe(into.id);
    expect(await p.t.db.select().from(secondFactors).where(eq(secondFactors.userId, from.id))).toEqual([]);
    expect((await p.act("GET", `/${from.id}`)).status).toBe(404);
    expect((await p.acts(from.id)).at(-1)?.after).toEqual({ intoUserId: into.id, participations: 1, reason });
  });

  it("become one with one picture: the old one's is taken away, other files go over", async () => {
    const [from, into] = [await build.user(p.t.db), await build.user(p.t.db)];
    const file = (purpose: "avatar" | "lesson") => ({
      id: p.t.ctx.ids.make("file"),
      ownerId: from.id,
      purpose,
      name: "a",
      mime: "image/webp",
      blobHash: "b".repeat(64),
      bytes: 1,
      createdAt: new Date(),
    });
    await p.t.db.insert(files).values([file("avatar"), file("lesson")]);

    await p.act("POST", `/${from.id}/merge`, { intoUserId: into.id, reason });

    const ofBoth = await p.t.db
      .select({ purpose: files.purpose, ownerId: files.ownerId, deletedAt: files.deletedAt })
      .from(files)
      .where(inArray(files.ownerId, [from.id, into.id]));
    expect(ofBoth).toHaveLength(2);
    expect(ofBoth).toContainEqual({ purpose: "lesson", ownerId: into.id, deletedAt: null });
    expect(ofBoth).toContainEqual({ purpose: "avatar", ownerId: from.id, deletedAt: expect.any(Date) });
  });

  it("stay two when both took part in one contest, or have different roles", async () => {
    const [one, two] = [await build.user(p.t.db), await build.user(p.t.db)];
    const jury = await build.user(p.t.db, { role: "jury" });
    const contest = await build.contest(p.t.db);
    for (const { id } of [one, two]) await build.participant(p.t.db, { contestId: contest.id, userId: id });
    const merge = async (intoUserId: string) =>
      (await p.act("POST", `/${one.id}/merge`, { intoUserId, reason })).json.error?.code;

    expect(await merge(two.id)).toBe("user.share_contest");
    expect(await merge(jury.id)).toBe("user.not_staff");
    expect((await p.act("GET", `/${one.id}`)).status).toBe(200);
  });
});

describe("a person's own data", () => {
  it("can be had by the person and by an p.admin, and holds no hash", async () => {
    const contest = await build.contest(p.t.db);
    const problem = await build.contestProblem(p.t.db, { contestId: contest.id, label: "A" });
    const person = await build.user(p.t.db, { passwordHash: "the-hash" });
    const { id: participantId } = await build.participant(p.t.db, {
      contestId: contest.id,
      userId: person.id,
    });
    const { problemId, problemVersionId } = problem;
    await build.submission(p.t.db, { contestId: contest.id, participantId, problemId, problemVersionId });

    const own = await p.act("POST", `/${person.id}/export`, undefined, person.id);
    const byAdmin = await p.act("POST", `/${person.id}/export`);

    expect(own.status).toBe(200);
    expect(own.json.data.submissions).toHaveLength(1);
    expect(own.json.data.account.login).toBe(person.login);
    expect(JSON.stringify(own.json)).not.toContain("the-hash");
    expect(byAdmin.status).toBe(200);
    expect(await p.acts(person.id)).toEqual([
      { act: "user.export", actorId: p.admin, before: null, after: null },
    ]);
  });

  it("is forgotten on demand, while the result stays without a name", async () => {
    const person = await build.user(p.t.db, {
      displayName: "Maxfiy Ism",
      login: "maxfiy",
      email: "maxfiy@mail.uz",
      pendingEmail: "maxfiy2@mail.uz",
    });
    const contest = await build.contest(p.t.db);
    const line = await build.participant(p.t.db, {
      contestId: contest.id,
      userId: person.id,
      name: "Maxfiy Ism",
    });
    const cookie = await p.cookieOf(person.id);
    const at = new Date();
    const { hash } = await p.t.ctx.blobs.keep(Readable.from(["maxfiy bytes"]));
    await p.t.db.insert(files).values({
      id: p.t.ctx.ids.make("file"),
      ownerId: person.id,
      purpose: "lesson",
      name: "maxfiy.pdf",
      mime: "application/pdf",
      blobHash: hash,
      bytes: 1,
      createdAt: at,
    });
    await p.t.db.insert(secondFactors).values({ userId: person.id, sealedSecret: "s", createdAt: at });
    await p.t.db.insert(printJobs).values({
      id: p.t.ctx.ids.make("printJob"),
      contestId: contest.id,
      participantId: line.id,
      sentBy: person.id,
      fileName: "maxfiy.cpp",
      text: "// maxfiy",
      pages: 1,
      sentAt: at,
      movedAt: at,
    });

    await p.act("POST", `/${person.id}/erasure`, { reason });
    await forgetOld(p.t.ctx);

    expect(await p.t.ctx.blobs.open(hash)).toBeNull();
    const everything = JSON.stringify([
      await p.t.db.select().from(users),
      await p.t.db.select().from(participants),
      await p.t.db.select().from(auditLog),
      await p.t.db.select().from(files),
      await p.t.db.select().from(printJobs),
    ]);
    expect(everything).not.toMatch(/maxfiy/i);
    const factors = await p.t.db.select().from(secondFactors).where(eq(secondFactors.userId, person.id));
    expect(factors).toEqual([]);
    const [kept] = await p.t.db.select().from(participants).where(eq(participants.id, line.id));
    expect(kept).toMatchObject({
      userId: person.id,
      name: expect.stringMatching(/^Ishtirokchi [0-9A-Z]{4}$/),
    });
    expect(await p.meBy(cookie)).toBe(401);
  });
});

describe("the audit log's page", () => {
  it("filters by who, act and thing, and goes page by page", async () => {
    const { id } = await build.user(p.t.db);
    for (const role of ["jury", "setter", "student"]) await p.act("PUT", `/${id}/role`, { role, reason });
    const list = async (query: string) =>
      (await p.t.ask("GET", `/api/audit?${query}`, { as: p.admin })).json.data;

    const first = await list(`actor=boss&act=user.change-role&kind=user&thing=${id}&limit=2`);
    const second = await list(`thing=${id}&limit=2&before=${first.nextBefore}`);

    const rolesOf = (page: { lines: { after: { role: string } }[] }) =>
      page.lines.map(({ after }) => after.role);
    expect([rolesOf(first), rolesOf(second)]).toEqual([["student", "setter"], ["jury"]]);
    expect(first.lines[0]).toMatchObject({
      actorLogin: "boss",
      address: "unknown",
      requestId: expect.any(String),
    });
    expect((await list(`thing=${id}&act=judging`)).lines).toEqual([]);
    expect((await list(`thing=${id}&act=user`)).lines).toHaveLength(3);
    expect((await list("actor=nobody-of-that-name")).lines).toEqual([]);
  });

  it("is asked only for moments that a calendar has", async () => {
    const statusOf = async (query: string) =>
      (await p.t.ask("GET", `/api/audit?${query}`, { as: p.admin })).status;

    expect(await statusOf("since=0&until=4102444800000")).toBe(200);
    for (const query of ["since=1e300", "until=9007199254740991", "since=-1"])
      expect(await statusOf(query), query).toBe(400);
  });

  it("is one whole chain after everything above", async () => {
    expect(await verifyAudit(p.t.db)).toMatchObject({ kind: "whole" });
  });
});
