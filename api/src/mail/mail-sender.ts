/**
 * Sends the letters that transactions left behind. A letter is taken for two minutes, sent, and marked; a crash in
 * between sends it twice, never not at all. One that the mail server refuses is tried again after longer and longer.
 */
import type { Ctx } from "../ctx.ts";
import { writeLetter } from "./letters.ts";
import { markLetterFailed, markLetterSent, takeDueLetters, type WaitingLetter } from "./mail.queries.ts";
import type { Mailer } from "./smtp-mailer.ts";

const lettersAtOnce = 10;
const takenForMs = 120_000;
const minuteMs = 60_000;
/** After the first try, the second, and so on; past the last the letter is given up. */
const waitsMs = [10_000, minuteMs, 5 * minuteMs, 15 * minuteMs, 60 * minuteMs, 240 * minuteMs];
const faultCharacters = 300;

type SenderCtx = Pick<Ctx, "db" | "clock" | "config" | "log">;

/**
 * Sends what is due.
 *
 * @param mailer  null: there is no mail server, and the letters stay where the inbox of development shows them
 * @returns how many letters left
 */
export async function sendDueLetters(ctx: SenderCtx, mailer: Mailer | null): Promise<number> {
  const now = ctx.clock.now();
  const due = await takeDueLetters(ctx.db, {
    now: new Date(now),
    takenUntil: new Date(now + takenForMs),
    limit: lettersAtOnce,
  });
  const sent = await Promise.all(due.map((letter) => sendOne(ctx, mailer, letter)));
  return sent.filter(Boolean).length;
}

async function sendOne(ctx: SenderCtx, mailer: Mailer | null, waiting: WaitingLetter): Promise<boolean> {
  const { id, letter, tries } = waiting;
  try {
    await mailer?.send(writeLetter(waiting, siteAddress(ctx.config)));
  } catch (error) {
    const now = ctx.clock.now();
    const wait = waitsMs[tries - 1];
    const fault = String(error instanceof Error ? error.message : error).slice(0, faultCharacters);
    const failedAt = wait === undefined ? new Date(now) : null;
    await markLetterFailed(ctx.db, { id, fault, nextTryAt: new Date(now + (wait ?? 0)), failedAt });
    ctx.log.warn({ letterId: id, letter, tries, isGivenUp: failedAt !== null }, "a letter was not taken");
    return false;
  }
  await markLetterSent(ctx.db, { id, now: new Date(ctx.clock.now()), isKept: mailer === null });
  ctx.log.info({ letterId: id, letter, tries }, "a letter was sent");
  return true;
}

/** Where links of letters lead. */
export function siteAddress({ PUBLIC_ORIGIN, PORT }: SenderCtx["config"]): string {
  return PUBLIC_ORIGIN ?? `http://localhost:${PORT}`;
}
