import { eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { apiTokens, sessions, users } from "../../../db/schema/accounts.ts";
import { participants } from "../../../db/schema/contests.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { countHashing, hashPassword } from "../hash-password.ts";
import { reason, usePeopleTest } from "./open-people-suite.ts";
import { keepSearchKeys } from "./search-key.ts";

const p = usePeopleTest();

describe("the list of people", () => {
  it("goes page by page, newest first, each person once", async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1)
      made.push(
        (await build.user(p.t.db, { createdAt: new Date(Date.now() + n * 1000), role: "proctor" })).id,
      );

    const first = await p.act("GET", "?role=proctor&limit=3");
    const second = await p.act("GET", `?role=proctor&limit=3&cursor=${first.json.data.nextCursor}`);

    const ids = [first, second].map(({ json }) =>
      json.data.people.map((one: { userId: string }) => one.userId),
    );
    expect(ids).toEqual([made.slice(2).toReversed(), made.slice(0, 2).toReversed()]);
    expect(second.json.data.nextCursor).toBeNull();
  });

  it.each(["Ўктамов", "O'ktamov", "oktamov", "Oʻktmaov", "Uktamov Gayrat", "ғайрат"])(
    "finds Oʻktamov Gʻayrat by %s",
    async (typed) => {
      const login = `found${p.t.ctx.ids
        .secret(4)
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, "")}`;
      const { id } = await build.user(p.t.db, { displayName: "Oʻktamov Gʻayrat", login });
      await keepSearchKeys(p.t.ctx);

      const { json } = await p.act("GET", `?q=${encodeURIComponent(typed)}`);

      expect(json.data.people.map((one: { userId: string }) => one.userId)).toContain(id);
    },
  );

  it("finds a renamed person by the new name, and no more by the old one", async () => {
    const { id } = await build.user(p.t.db, { displayName: "Zebiniso Qodirova" });
    await keepSearchKeys(p.t.ctx);

    await p.act("PATCH", `/${id}`, { displayName: "Marjona Yusupova" });
    await keepSearchKeys(p.t.ctx);

    const found = async (q: string) =>
      (await p.act("GET", `?q=${q}`)).json.data.people.map((one: { userId: string }) => one.userId);
    expect(await found("Маржона")).toContain(id);
    expect(await found("zebiniso")).not.toContain(id);
  });

  it("answers from an index, however many people there are", async () => {
    await p.t.db.execute(sql`insert into users (id, login, display_name, password_hash, role, search_key)
      select 'usr_bulk' || n, 'bulk' || n, 'Bulk ' || n, '', 'student', md5(n::text) || ' ' || md5((n * 7)::text)
      from generate_series(1, 20000) n`);
    await p.t.db.execute(sql`vacuum analyze users`);
    const plan = async (query: ReturnType<typeof sql>) =>
      JSON.stringify(await p.t.db.execute(sql`explain (format json) ${query}`));

    const listed = await plan(sql`select * from users where deleted_at is null
      and created_at <= now() order by created_at desc, id desc limit 50`);
    const sought = await plan(
      sql`select * from users where deleted_at is null and search_key %> 'oktamov' limit 50`,
    );

    expect(listed).toContain("users_newest_idx");
    expect(sought).toContain("users_search_idx");
    await p.t.db.execute(sql`delete from users where id like 'usr_bulk%'`);
  }, 120_000);
});

describe("changing an account", () => {
  it("says in the log that a name changed, and not the name", async () => {
    const { id } = await build.user(p.t.db, { displayName: "Sir Aytuvchi" });

    const { json } = await p.act("PATCH", `/${id}`, { displayName: "Yangi Ism", hasGuardianConsent: true });

    expect(json.data).toMatchObject({ displayName: "Yangi Ism", hasGuardianConsent: true });
    expect(await p.acts(id)).toEqual([
      {
        act: "user.change",
        actorId: p.admin,
        before: { hasGuardianConsent: false },
        after: { changed: ["displayName", "guardianConsentAt"], hasGuardianConsent: true },
      },
    ]);
  });

  it("refuses a login that somebody has, whatever its case", async () => {
    await build.user(p.t.db, { login: "Taken.One" });
    const { id } = await build.user(p.t.db);

    expect((await p.act("PATCH", `/${id}`, { login: "taken.one" })).json.error?.code).toBe(
      "user.login_taken",
    );
  });
});

describe("blocking", () => {
  it("ends sessions, sockets and tokens at once, and lets in again without them", async () => {
    const { id } = await build.user(p.t.db);
    const cookie = await p.cookieOf(id);
    await p.t.db
      .insert(apiTokens)
      .values({ id: p.t.ctx.ids.make("token"), userId: id, label: "x", secretHash: "h1" });

    await p.act("PUT", `/${id}/block`, { isBlocked: true, reason });

    expect(await p.meBy(cookie)).toBe(401);
    expect(await p.t.db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect(
      (await p.t.db.select().from(outbox)).filter(({ event }) => event === "session-ended"),
    ).toHaveLength(1);
    const [token] = await p.t.db.select().from(apiTokens).where(eq(apiTokens.userId, id));
    expect(token?.revokedAt).not.toBeNull();
    await p.act("PUT", `/${id}/block`, { isBlocked: false, reason });
    expect(await p.meBy(cookie)).toBe(401);
    expect(await p.meBy(await p.cookieOf(id))).toBe(200);
  });

  it("is told at sign-in to whoever knows the password, and to nobody else", async () => {
    const { json } = await p.act("POST", "", { login: "to.block", displayName: "To Block", role: "student" });
    const { userId, login, password } = json.data;
    await p.act("PUT", `/${userId}/block`, { isBlocked: true, reason });

    const signIn = async (word: string) =>
      (await p.t.ask("POST", "/api/session", { json: { login, password: word } })).json.error?.code;

    expect(await signIn(password)).toBe("account.blocked");
    expect(await signIn("Wrong-word-1")).toBe("session.wrong_credentials");
  });
});

describe("a password given by an admin", () => {
  it("is only good for setting another, where it opens more than a student's account", async () => {
    const first = async (login: string, role: string) => {
      const { json } = await p.act("POST", "", { login, displayName: "Somebody New", role });
      const { userId, password } = json.data;
      const sessions = await p.t.ask("GET", "/api/me/sessions", { as: userId });
      return { userId, password, code: sessions.json.error?.code ?? null };
    };

    const jury = await first("new.jury", "jury");
    const student = await first("new.student", "student");
    const changed = await p.t.ask("PUT", "/api/me/password", {
      as: jury.userId,
      json: { currentPassword: jury.password, newPassword: "Kavo-rimu-tesa-4729" },
    });

    expect([jury.code, student.code]).toEqual(["password.must_change", null]);
    expect(changed.status).toBe(200);
    expect((await p.t.ask("GET", "/api/me/sessions", { as: jury.userId })).status).toBe(200);
  });
});

describe("a list of new people", () => {
  const login = (n: number) => `listed.${n}`;

  it("is looked over without writing, told every fault, and made whole or not at all", async () => {
    const before = (await p.t.db.select().from(users)).length;
    const faulty = await p.act("POST", "/import", {
      csv: "name,login\nAda,listed.1\n,listed.2",
      isApplied: true,
    });
    const dry = await p.act("POST", "/import", {
      csv: "name,login\nAda,listed.1\nBob,listed.2",
      isApplied: false,
    });

    expect(faulty.json.data).toEqual({
      rows: 2,
      faults: [{ line: 3, column: "name", fault: "missing", value: "" }],
      credentials: [],
    });
    expect(dry.json.data).toEqual({ rows: 2, faults: [], credentials: [] });
    expect((await p.t.db.select().from(users)).length).toBe(before);
  });

  it("lets each in with the password answered once", async () => {
    const csv = `ism;login;rozilik\nAda;${login(3)};ha\nБоб;${login(4)};`;

    const { json } = await p.act("POST", "/import", { csv, isApplied: true });

    expect(json.data.credentials).toHaveLength(2);
    for (const { login: word, password } of json.data.credentials)
      expect((await p.t.ask("POST", "/api/session", { json: { login: word, password } })).status).toBe(200);
    expect(await p.acts(json.data.credentials[0].userId)).toEqual([
      {
        act: "user.create",
        actorId: p.admin,
        before: null,
        after: { role: "student", hasGuardianConsent: true },
      },
    ]);
  });
});

describe("a long list of new people", () => {
  it("keeps nobody from signing in while its passwords are hashed", async () => {
    const rows = Array.from({ length: 12 }, (_, n) => `Long,long.${n}`);
    const before = countHashing().hashes;
    const making = p.act("POST", "/import", { csv: ["name,login", ...rows].join("\n"), isApplied: true });
    await vi.waitFor(() => expect(countHashing().hashes).toBeGreaterThan(before), {
      timeout: 20_000,
      interval: 5,
    });

    const begun = countHashing().hashes;
    await hashPassword("somebody who signs in");

    // Those that run and wait already, and itself: not the eleven that were still to come.
    expect(countHashing().hashes - begun).toBeLessThanOrEqual(5);
    expect((await making).json.data.credentials).toHaveLength(12);
  });
});

describe("sheets of passwords", () => {
  it("are refused for a contest of more students than one sheet takes, rather than cut short", async () => {
    const contest = await build.contest(p.t.db);
    const students = Array.from({ length: 501 }, (_, n) => ({
      id: p.t.ctx.ids.make("user"),
      login: `many.${n}`,
      displayName: "Many",
      passwordHash: "unchanged",
      role: "student" as const,
    }));
    await p.t.db.insert(users).values(students);
    const line = ({ id }: { readonly id: string }) => ({
      id: p.t.ctx.ids.make("participant"),
      contestId: contest.id,
      userId: id,
      name: "Many",
    });
    await p.t.db.insert(participants).values(students.map(line));

    const { status } = await p.act("POST", "/credentials", { contest: contest.slug });

    expect(status).toBe(413);
    const kept = await p.t.db.select().from(users).where(eq(users.passwordHash, "unchanged"));
    expect(kept).toHaveLength(501);
  });

  it("are for the students of a contest, whose old sessions end; staff keep theirs", async () => {
    const contest = await build.contest(p.t.db);
    const student = await build.user(p.t.db, { displayName: "Aziza" });
    const jury = await build.user(p.t.db, { role: "jury" });
    for (const userId of [student.id, jury.id])
      await build.participant(p.t.db, { contestId: contest.id, userId });
    const [old, staff] = [await p.cookieOf(student.id), await p.cookieOf(jury.id)];

    const { json } = await p.act("POST", "/credentials", { contest: contest.slug });

    expect(json.data.credentials.map((one: { userId: string }) => one.userId)).toEqual([student.id]);
    expect([await p.meBy(old), await p.meBy(staff)]).toEqual([401, 200]);
    const [{ login, password }] = json.data.credentials;
    expect((await p.t.ask("POST", "/api/session", { json: { login, password } })).status).toBe(200);
    expect((await p.act("POST", "/credentials", { userIds: [jury.id] })).status).toBe(404);
  });

  it("leave in the log why somebody was given a password", async () => {
    const { id } = await build.user(p.t.db);

    await p.act("POST", "/credentials", { userIds: [id], reason: "forgot theirs" });

    expect(await p.acts(id)).toEqual([
      { act: "user.give-password", actorId: p.admin, before: null, after: { reason: "forgot theirs" } },
    ]);
  });
});
