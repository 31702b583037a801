import { permittedPlaces } from "@bilimdon/rules/access/permit";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import type { RequestCtx } from "../../ctx.ts";
import type { Database } from "../../db/client.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { readBoard, readBoardVersion } from "./snapshot.queries.ts";

/** What a new participant may have to wait for to be seen on a board that does not change otherwise. */
const keptForMs = 1_000;
const boardsKept = 64;

interface KeptBoard {
  readonly version: number;
  readonly readAt: number;
  readonly board: Promise<BoardSnapshot | null>;
}

/**
 * The newest snapshot of each board of a database, so that a thousand browsers that fetch at once cost one reading.
 * Oldest out first.
 */
const keptOf = new WeakMap<Database, Map<string, KeptBoard>>();

/**
 * The whole board for one audience.
 *
 * @throws access.refused, session.required for the jury's board; thing.not_found
 */
export async function readSnapshot(
  ctx: RequestCtx,
  { slug, audience }: { readonly slug: string; readonly audience: BoardAudience },
): Promise<BoardSnapshot> {
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const found = await readBoardVersion(ctx.db, { slug, audience, drafts });
  const act = audience === "jury" ? "board.read-jury" : "board.read-public";
  requirePermit(ctx, act, placedIn({ contest: found?.contestId }));
  const board = found === null ? null : await readOnce(ctx, { ...found, audience });
  if (board === null) throw refuse("thing.not_found", `There is no contest "${slug}".`, { slug });
  return board;
}

/** A board that may be a second old, but is of the version asked for. */
export function readOnce(
  ctx: RequestCtx,
  { contestId, version, audience }: { contestId: string; version: number; audience: BoardAudience },
): Promise<BoardSnapshot | null> {
  const key = `${contestId} ${audience}`;
  const kept = keptOf.get(ctx.db) ?? new Map<string, KeptBoard>();
  keptOf.set(ctx.db, kept);
  const now = ctx.clock.now();
  const found = kept.get(key);
  if (found !== undefined && found.version === version && Math.abs(now - found.readAt) < keptForMs)
    return found.board;

  const board = readBoard(ctx.db, { contestId, audience, now });
  kept.delete(key);
  kept.set(key, { version, readAt: now, board });
  board.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > boardsKept && oldest !== undefined) kept.delete(oldest);
  return board;
}
