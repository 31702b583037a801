import { eq } from "drizzle-orm";
import { Bcrypt } from "oslo/password";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { users } from "../../db/schema/accounts.ts";
import { countHashing, hashPassword } from "./hash-password.ts";

let t: TestApp;
const bcrypt = new Bcrypt({ cost: 4 });

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(() => t.ctx.clock.advance(61_000));

const importedWith = async (password: string) =>
  build.user(t.db, { passwordHash: await bcrypt.hash(password) });
async function signIn(login: string, password: string) {
  const response = await t.send("POST", "/api/session", { json: { login, password } });
  return {
    status: response.status,
    headers: { cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" },
  };
}
const rowOf = async (userId: string) => (await t.db.select().from(users).where(eq(users.id, userId)))[0];

describe("an account brought with a bcrypt hash", () => {
  it("is signed in to by its password, and its hash is Argon2id from then on", async () => {
    const { id, login } = await importedWith("Olmazor-2026");
    expect((await signIn(login, "wrong-one")).status).toBe(401);
    expect((await rowOf(id))?.passwordHash).toMatch(/^\$2/);

    expect((await signIn(login, "Olmazor-2026")).status).toBe(200);

    const row = await rowOf(id);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row?.mustChangePassword).toBe(false);
    expect((await signIn(login, "Olmazor-2026")).status).toBe(200);
  });

  it("takes no password longer than bcrypt reads, since any ending would be right", async () => {
    const long = `Olmazor-2026${"o".repeat(60)}`;
    const { login } = await importedWith(long);

    expect(Buffer.byteLength(long)).toBe(72);
    expect((await signIn(login, `${long}anything`)).status).toBe(401);
    expect((await signIn(login, long)).status).toBe(200);
  });

  it("with a poor password lets its owner in to set a better one, and nowhere else", async () => {
    const { id, login } = await importedWith("parol123");
    const here = await signIn(login, "parol123");

    expect((await t.ask("GET", "/api/me", here)).json.data.mustChangePassword).toBe(true);
    const refused = await t.ask("GET", "/api/me/sessions", here);
    expect([refused.status, refused.json.error?.code]).toEqual([403, "password.must_change"]);
    const json = { currentPassword: "parol123", newPassword: "Gulxan-42uchqun" };
    expect((await t.ask("PUT", "/api/me/password", { ...here, json })).status).toBe(200);

    expect((await t.ask("GET", "/api/me/sessions", here)).status).toBe(200);
    expect((await rowOf(id))?.mustChangePassword).toBe(false);
  });
});

describe("whoever guesses while some accounts have bcrypt hashes", () => {
  it("is answered after the same work for any account and for none, with a long password too", async () => {
    const [cheap, dear] = await Promise.all(
      [4, 6].map(async (cost) =>
        build.user(t.db, { passwordHash: await new Bcrypt({ cost }).hash("Olmazor-2026") }),
      ),
    );
    const own = await build.user(t.db, { passwordHash: await hashPassword("Olmazor-2026") });
    const spend = async (login: string, password: string) => {
      const before = countHashing();
      expect((await signIn(login, password)).status).toBe(401);
      const after = countHashing();
      return [after.hashes - before.hashes, after.bcryptRounds - before.bcryptRounds];
    };
    await signIn("nobody-yet", "makes nobody's hash");

    for (const login of [cheap?.login, dear?.login, own.login, "nobody-at-all"])
      for (const password of ["wrong-one", "o".repeat(100)])
        expect(await spend(login ?? "", password), `${login} ${password}`).toEqual([1, 64]);
  });

  it("keeps nobody waiting for bcrypt who knows the password of an account of ours", async () => {
    const own = await build.user(t.db, { passwordHash: await hashPassword("Olmazor-2026") });
    const before = countHashing();

    expect((await signIn(own.login, "Olmazor-2026")).status).toBe(200);

    expect(countHashing()).toEqual({ ...before, hashes: before.hashes + 1 });
  });
});

describe("an account whose hash was cut short on its way", () => {
  it.each([
    ["bcrypt", "$2b$12$cut"],
    ["bcrypt, in its cost", "$2b$zz$cut"],
    ["Argon2id", "$argon2id$v=19$m=19456,t=2"],
    ["everything", ""],
  ])(
    "is refused in the words of a wrong password, and keeps nobody else out: %s",
    async (_what, passwordHash) => {
      const cut = await build.user(t.db, { passwordHash });
      const own = await build.user(t.db, { passwordHash: await hashPassword("Olmazor-2026") });

      expect((await signIn(cut.login, "Olmazor-2026")).status).toBe(401);
      expect((await signIn(own.login, "wrong-one")).status).toBe(401);
      expect((await signIn(own.login, "Olmazor-2026")).status).toBe(200);
    },
  );
});

describe("a storm of sign-ins", () => {
  it("waits its turn at hashing while the API answers everybody else", async () => {
    const { login } = await build.user(t.db);
    const { id } = await build.user(t.db);
    let finished = 0;
    const storm = Array.from({ length: 60 }, async (_, n) => {
      const json = { login: `${login}-${n}`, password: "wrong-one" };
      const headers = { "x-forwarded-for": `203.0.113.${n}` };
      await t.send("POST", "/api/session", { json, headers });
      finished += 1;
    });

    for (let n = 0; n < 20; n += 1) expect((await t.ask("GET", "/api/me", { as: id })).status).toBe(200);
    const doneMeanwhile = finished;
    await Promise.all(storm);

    // Sixty hashes, two at a time, take far longer than twenty answers: had the answers waited, all were finished.
    expect(doneMeanwhile).toBeLessThan(60);
  });
});

describe("/api/me", () => {
  it("tells who one is and what one may, and nothing that must stay secret", async () => {
    const { id } = await build.user(t.db, { role: "jury", email: "jury@mail.example" });

    const { data } = (await t.ask("GET", "/api/me", { as: id })).json;

    expect(Object.keys(data).toSorted()).toEqual([
      "displayName",
      "hasChosenLocale",
      "impersonatorId",
      "locale",
      "login",
      "mustChangePassword",
      "mustConfirmEmail",
      "permissions",
      "role",
      "roles",
      "session",
      "userId",
    ]);
    expect(data.roles).toEqual(["jury"]);
    expect(data.permissions).toContain("board.read-jury");
    expect(data.permissions).not.toContain("second-factor.remove");
    expect(data.session).toEqual({ hasSecondFactor: false, factorLevel: 1, isProven: true });
  });
});
