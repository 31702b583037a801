import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { provenCookie } from "../../../../test/kit/proven-cookie.ts";
import { users } from "../../../db/schema/accounts.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { grants } from "../../../db/schema/grants.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { endExpiredGrants } from "./give-grant.ts";
import { reason, usePeopleTest } from "./open-people-suite.ts";

const p = usePeopleTest();

describe("the last administrator", () => {
  it("cannot be demoted, blocked or forgotten, also by two at the same moment", async () => {
    const other = (await build.user(p.t.db, { role: "admin" })).id;

    const both = await Promise.all([
      p.act("PUT", `/${other}/role`, { role: "student", reason }, p.admin),
      p.act("PUT", `/${p.admin}/role`, { role: "student", reason }, other),
    ]);
    const left = await p.t.db.select().from(users).where(eq(users.role, "admin"));

    expect(left).toHaveLength(1);
    expect(both.map(({ status }) => status).toSorted()).toContain(200);
    await p.t.db.update(users).set({ role: "admin" }).where(eq(users.id, p.admin));
    await p.t.db.update(users).set({ role: "student" }).where(eq(users.id, other));
    expect((await p.act("PUT", `/${p.admin}/role`, { role: "jury", reason })).json.error?.code).toBe(
      "user.last_admin",
    );
    expect((await p.act("PUT", `/${p.admin}/block`, { isBlocked: true, reason })).json.error?.code).toBe(
      "user.not_oneself",
    );
  });
});

describe("a change of rights", () => {
  it("holds from the next request on and closes the person's sockets", async () => {
    const { id } = await build.user(p.t.db);
    const cookie = await p.cookieOf(id);
    await p.t.db.delete(outbox);

    await p.act("PUT", `/${id}/role`, { role: "jury", reason });

    expect((await p.t.send("GET", "/api/judge-hosts", { headers: { cookie } })).status).toBe(200);
    expect((await p.t.db.select().from(outbox)).map(({ event }) => event)).toEqual(["rights-changed"]);
    expect(p.t.ctx.events.told).toContainEqual({ kind: "rights-changed", userId: id });
    expect(await p.acts(id)).toEqual([
      {
        act: "user.change-role",
        actorId: p.admin,
        before: { role: "student" },
        after: { role: "jury", reason },
      },
    ]);
  });

  it("by a grant holds in its contest until it is taken back, or its time is over", async () => {
    const { id } = await build.user(p.t.db);
    const cookie = await p.cookieOf(id);
    const [one, other] = [await build.contest(p.t.db), await build.contest(p.t.db)];
    const board = async (slug: string) =>
      (await p.t.send("GET", `/api/contests/${slug}/scoreboard?audience=jury`, { headers: { cookie } }))
        .status;
    const give = (expiresAt: number | null) =>
      p.act("POST", `/${id}/grants`, { role: "jury", kind: "contest", thing: one.slug, expiresAt });

    expect(await board(one.slug)).toBe(403);
    const { json } = await give(null);
    expect([await board(one.slug), await board(other.slug)]).toEqual([200, 403]);
    expect((await give(null)).json.error?.code).toBe("grant.given_already");
    const headers = { cookie: await provenCookie(p.t.ctx, p.admin) };
    await p.t.ask("DELETE", `/api/grants/${json.data.grantId}`, { headers });
    expect(await board(one.slug)).toBe(403);

    await give(p.t.ctx.clock.now() + 5_000);
    expect(await board(one.slug)).toBe(200);
    await p.t.db.delete(outbox);
    p.t.ctx.clock.advance(5_000);
    expect(await board(one.slug)).toBe(403);
    expect(await endExpiredGrants(p.t.ctx)).toBe(1);
    expect((await p.t.db.select().from(outbox)).map(({ event }) => event)).toEqual(["rights-changed"]);
    expect((await p.acts(id)).map(({ act: word }) => word)).toEqual([
      "grant.give",
      "grant.take-back",
      "grant.give",
      "grant.expire",
    ]);
  });

  it("is refused where a role means nothing, and for a contest that is not there", async () => {
    const { id } = await build.user(p.t.db);
    const give = async (role: string, kind: string) =>
      (await p.act("POST", `/${id}/grants`, { role, kind, thing: "no-such" })).json.error?.code;

    const { status } = await p.act("POST", `/${id}/grants`, {
      role: "jury",
      kind: "contest",
      thing: "no-such",
      expiresAt: 1e16,
    });

    expect(await give("jury", "course")).toBe("grant.meaningless");
    expect(status, "a moment that no calendar has").toBe(400);
    expect(await give("jury", "contest")).toBe("thing.not_found");
    expect(await p.t.db.select().from(grants).where(eq(grants.userId, id))).toEqual([]);
  });
});

describe("acting for somebody", () => {
  async function actFor(userId: string): Promise<string> {
    const headers = { cookie: await provenCookie(p.t.ctx, p.admin) };
    const sent = { headers, json: { reason } };
    const response = await p.t.send("POST", `/api/people/${userId}/impersonation`, sent);
    return response.headers.get("set-cookie")?.split(";")[0] ?? "";
  }

  it("shows who is behind it, in the session and in the log, and leaves the account itself shut", async () => {
    const { id } = await build.user(p.t.db, { role: "jury" });
    const cookie = await actFor(id);
    const asPerson = (method: string, path: string, json?: unknown) =>
      p.t.ask(method, path, { headers: { cookie }, ...(json === undefined ? {} : { json }) });

    expect((await asPerson("GET", "/api/me")).json.data).toMatchObject({
      userId: id,
      impersonatorId: p.admin,
    });
    const contest = await build.contest(p.t.db);
    const scope = { kind: "contest", contestId: contest.id };
    expect((await asPerson("POST", "/api/judging/pauses", { scope, reason })).status).toBe(201);
    const [line] = await p.t.db.select().from(auditLog).where(eq(auditLog.thingId, contest.id));
    expect(line).toMatchObject({ actorId: id, impersonatorId: p.admin });
    const shut = [
      await asPerson("GET", "/api/me/sessions"),
      await asPerson("GET", "/api/me/email"),
      await asPerson("POST", "/api/session/proof", { password: "x" }),
      await asPerson("POST", "/api/tokens", { label: "x", scopes: ["profile.read"] }),
      await asPerson("PUT", "/api/me/email", { email: "a@b.uz", currentPassword: "x" }),
      await asPerson("PUT", "/api/me/password", { currentPassword: "x", newPassword: "Kavo-rimu-4729" }),
      await asPerson("DELETE", "/api/me/sessions"),
    ];
    expect(new Set(shut.map(({ json }) => json.error?.code))).toEqual(new Set(["user.impersonated"]));
    expect((await asPerson("DELETE", "/api/session")).status).toBe(200);
    expect((await asPerson("GET", "/api/me")).status).toBe(401);
  });

  it("is over after an hour, and never of another administrator", async () => {
    const other = await build.user(p.t.db, { role: "admin" });
    const { id } = await build.user(p.t.db);
    const refused = await p.act("POST", `/${other.id}/impersonation`, { reason });
    const cookie = await actFor(id);

    expect(refused.json.error?.code).toBe("user.not_staff");
    expect(await p.meBy(cookie)).toBe(200);
    p.t.ctx.clock.advance(3_600_000);
    expect(await p.meBy(cookie)).toBe(401);
    await p.t.db.update(users).set({ role: "student" }).where(eq(users.id, other.id));
  });
});
