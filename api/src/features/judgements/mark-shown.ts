import { submissionNews } from "@bilimdon/contracts/live/api-to-web";
import type { Ctx } from "../../ctx.ts";
import { writeShown } from "./judgements.queries.ts";

/** A page of the sender has said that it has these news: the end of a judgement's flight. */
export async function markShown(ctx: Pick<Ctx, "db" | "clock">, news: unknown): Promise<void> {
  const reading = submissionNews.safeParse(news);
  if (reading.success && reading.data.state === "judged")
    await writeShown(ctx.db, reading.data.submissionId, new Date(ctx.clock.now()));
}
