import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../../ctx.ts";
import { findVersion } from "./versions.queries.ts";

/** A hint for open pages; the truth is in the table, and the page asks for it. */
export async function tellVersion(ctx: Pick<Ctx, "db" | "live">, problemVersionId: string): Promise<void> {
  const version = await findVersion(ctx.db, problemVersionId);
  if (version === null) return;
  const { state, done, total } = version;
  ctx.live.send(rooms.problemVersion(problemVersionId), "problem-version", {
    problemVersionId,
    state,
    done,
    total,
  });
}
