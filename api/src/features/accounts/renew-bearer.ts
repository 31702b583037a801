import type { BearerPair, bearerRenewal } from "@bilimdon/contracts/http/bearer";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { renewPair } from "./bearer-sessions.ts";
import { endSessions } from "./end-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";

/**
 * The next pair of tokens. A refresh token that was used before ends the sign-in it belongs to, with its live sockets.
 *
 * @throws bearer.refused: past its time, ended, used before or made up; the answer does not say which
 */
export async function renewBearer(
  ctx: RequestCtx,
  sent: z.output<typeof bearerRenewal>,
): Promise<BearerPair> {
  const renewal = await inTransaction(ctx.db, async (tx) => {
    const found = await renewPair(ctx, tx, sent);
    if (found.kind !== "stolen") return found;
    const { userId, sessionId } = found;
    await endSessions(tx, { userId, choice: { kind: "one", sessionId } });
    const thing = { kind: "user", id: userId };
    await addAudit(tx, ctx, { act: "session.stolen", thing, before: { sessionId } });
    return found;
  });
  if (renewal.kind === "renewed") {
    noteAccountEvent(ctx, "bearer-renewed", { userId: renewal.userId });
    return renewal.pair;
  }
  if (renewal.kind === "stolen") {
    noteAccountEvent(ctx, "bearer-stolen", { userId: renewal.userId });
    await ctx.events.tell({ kind: "sessions-ended", userId: renewal.userId });
  }
  throw refuse("bearer.refused", "This refresh token opens nothing any more; sign in again.");
}
