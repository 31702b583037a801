import type { judgingFlow } from "@bilimdon/contracts/http/judging";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { countJudgedByLanguage, countWaitingByLanguage } from "./flow.queries.ts";

const minuteMs = 60_000;

/** What waits, how long the oldest has waited, and how much is judged, in all and by language. Officials only. */
export async function readFlow(ctx: RequestCtx): Promise<z.infer<typeof judgingFlow>> {
  requirePermit(ctx, "judge-host.read");
  const now = ctx.clock.now();
  const ago = (minutes: number) => new Date(now - minutes * minuteMs);
  const waiting = await countWaitingByLanguage(ctx.db);
  const judged = await countJudgedByLanguage(ctx.db, { one: ago(1), five: ago(5), fifteen: ago(15) });
  const ids = [...new Set([...waiting, ...judged].map(({ languageId }) => languageId))].sort();
  const languages = ids.map((languageId) => {
    const waits = waiting.find((row) => row.languageId === languageId);
    const done = judged.find((row) => row.languageId === languageId);
    return {
      languageId,
      waiting: waits?.waiting ?? 0,
      oldestMs: waits?.oldest ? Math.max(0, now - waits.oldest.getTime()) : null,
      judged: { one: done?.one ?? 0, five: done?.five ?? 0, fifteen: done?.fifteen ?? 0 },
    };
  });
  const sum = (pick: (row: (typeof languages)[number]) => number) =>
    languages.reduce((total, row) => total + pick(row), 0);
  const oldest = languages.flatMap(({ oldestMs }) => (oldestMs === null ? [] : [oldestMs]));
  return {
    waiting: sum((row) => row.waiting),
    oldestMs: oldest.length === 0 ? null : Math.max(...oldest),
    judged: {
      one: sum((row) => row.judged.one),
      five: sum((row) => row.judged.five),
      fifteen: sum((row) => row.judged.fifteen),
    },
    languages,
  };
}
