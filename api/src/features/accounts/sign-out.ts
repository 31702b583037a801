import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { endSessions } from "./end-sessions.ts";
import { noteAccountEvent, type OwnSessionCtx } from "./own-session.ts";

/** Ends the caller's own session and its sockets. */
export async function signOut(ctx: OwnSessionCtx): Promise<void> {
  await endOwn(ctx, "one", ctx.sessionId);
  noteAccountEvent(ctx, "signed-out", { userId: ctx.person.userId });
}

/** Ends every session of the caller, this one too. @returns how many */
export async function signOutEverywhere(ctx: OwnSessionCtx): Promise<number> {
  const ended = await endOwn(ctx, "all", ctx.sessionId);
  noteAccountEvent(ctx, "sessions-ended", { userId: ctx.person.userId, ended });
  return ended;
}

/** Ends one of the caller's sessions. @throws thing.not_found, also for another person's */
export async function revokeSession(
  ctx: OwnSessionCtx,
  input: { readonly sessionId: string },
): Promise<void> {
  const ended = await endOwn(ctx, "one", input.sessionId);
  if (ended === 0) throw refuse("thing.not_found", "There is no such session of yours.");
  noteAccountEvent(ctx, "session-ended", { userId: ctx.person.userId });
}

async function endOwn(ctx: OwnSessionCtx, kind: "one" | "all", sessionId: string): Promise<number> {
  const { userId } = ctx.person;
  const ended = await inTransaction(ctx.db, (tx) => endSessions(tx, { userId, choice: { kind, sessionId } }));
  await ctx.events.tell({ kind: "sessions-ended", userId });
  return ended;
}
