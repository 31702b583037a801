import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catchMail, type MailCatcher } from "../../test/kit/catch-mail.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { addMail } from "../db/add-mail.ts";
import { outgoingMail } from "../db/schema/outgoing-mail.ts";
import { inTransaction } from "../db/transaction.ts";
import { letterWords } from "./letter-words.ts";
import { writeLetter } from "./letters.ts";
import { sendDueLetters } from "./mail-sender.ts";
import { type Mailer, openSmtpMailer } from "./smtp-mailer.ts";

let database: TestDatabase;
let catcher: MailCatcher;
let mailer: Mailer;
let ctx: TestCtx;
beforeAll(async () => {
  database = await openTestDatabase();
  catcher = await catchMail();
  mailer = openSmtpMailer(catcher.url, "Bilimdon <xat@olimp.example>");
});
beforeEach(async () => {
  ctx = makeTestCtx(database.db, { PUBLIC_ORIGIN: "https://olimp.example" });
  await database.db.delete(outgoingMail);
  catcher.letters.length = 0;
  catcher.isRefusing = false;
});
afterAll(async () => {
  mailer.close();
  await catcher.close();
  await database.close();
});

const key = "k".repeat(43);
const write = (login = "lola", to = "lola@mail.example") =>
  addMail(
    database.db,
    { to, locale: "uz", letter: "reset-password", fields: { login, key } },
    ctx.clock.now(),
  );
const kept = () => database.db.select().from(outgoingMail);

describe("a letter", () => {
  it("reaches its reader over SMTP once, with its key behind #, and its words are wiped", async () => {
    await write();

    expect(await sendDueLetters(ctx, mailer)).toBe(1);
    expect(await sendDueLetters(ctx, mailer)).toBe(0);

    expect(catcher.letters.map(({ to }) => to)).toEqual([["lola@mail.example"]]);
    const plain = catcher.letters[0]?.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
    expect(plain).toContain(`https://olimp.example/parol-tiklash#${key}`);
    expect((await kept())[0]).toMatchObject({ fields: {}, sentAt: new Date(ctx.clock.now()) });
  });

  it("of a transaction that was rolled back is never sent", async () => {
    await inTransaction(database.db, async (tx) => {
      const fields = { login: "lola", key };
      await addMail(
        tx,
        { to: "a@mail.example", locale: "en", letter: "reset-password", fields },
        ctx.clock.now(),
      );
      throw new Error("rolled back");
    }).catch(() => {});

    expect(await sendDueLetters(ctx, mailer)).toBe(0);
  });

  it("that the mail server refuses is tried again later, and given up with its words wiped after the last try", async () => {
    await write();
    catcher.isRefusing = true;
    await sendDueLetters(ctx, mailer);
    expect((await kept())[0]?.lastFault).toContain("try again later");

    ctx.clock.advance(9_999);
    catcher.isRefusing = false;
    expect(await sendDueLetters(ctx, mailer)).toBe(0);
    ctx.clock.advance(1);
    expect(await sendDueLetters(ctx, mailer)).toBe(1);

    await write("omar");
    catcher.isRefusing = true;
    for (let tries = 0; tries < 10; tries += 1) {
      await sendDueLetters(ctx, mailer);
      ctx.clock.advance(5 * 3_600_000);
    }
    const given = (await kept()).find(({ failedAt }) => failedAt !== null);
    expect(given).toMatchObject({ tries: 7, fields: {} });
  });

  it("is sent by one process when two look at once", async () => {
    for (let n = 0; n < 8; n += 1) await write(`person${n}`, `person${n}@mail.example`);

    const sent = await Promise.all([sendDueLetters(ctx, mailer), sendDueLetters(ctx, mailer)]);

    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(8);
    expect(new Set(catcher.letters.map(({ to }) => to[0])).size).toBe(8);
  });

  it("takes no headers, readers or markup from a name or an address", async () => {
    const name = 'x\r\nBcc: all@mail.example\r\n\r\n<img src=x onerror="alert(1)">';
    await write(name, "a@mail.example, b@mail.example");
    await sendDueLetters(ctx, mailer);

    const written = writeLetter(
      { toAddress: "a@mail.example", locale: "en", letter: "reset-password", fields: { login: name, key } },
      "https://olimp.example",
    );
    expect(written.html).not.toContain("<img");
    expect(catcher.letters.flatMap(({ to }) => to)).not.toContain("all@mail.example");
    expect(catcher.letters.flatMap(({ to }) => to)).not.toContain("b@mail.example");
    for (const { raw } of catcher.letters) expect(raw).not.toMatch(/^Bcc:/m);
  });

  it("goes out in Uzbek Cyrillic with name, key and address as they are", () => {
    const written = writeLetter(
      {
        toAddress: "a@mail.example",
        locale: "uz-Cyrl",
        letter: "reset-password",
        fields: { login: "oʻktam", key },
      },
      "https://olimp.example",
    );

    expect(written.subject).toBe("Bilimdon: янги пароль қўйиш");
    expect(written.text).toContain(`oʻktam ҳисоби учун янги пароль сўралди.`);
    expect(written.text).toContain(`Янги пароль қўйиш: https://olimp.example/parol-tiklash#${key}`);
  });

  it("has words in every language", () => {
    for (const languages of Object.values(letterWords))
      for (const { subject, lines } of Object.values(languages)) {
        expect(subject).toMatch(/^Bilimdon: ./);
        expect(lines.join(" ")).toContain("{login}");
      }
  });
});
