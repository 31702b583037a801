import { qualifies } from "@bilimdon/rules/contest/qualification";
import { medalsShown } from "@bilimdon/rules/scoreboard/medals-shown";
import type { Person, RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { refuse } from "../../../errors.ts";
import { readFinalBoard } from "./final-board.queries.ts";
import { findAnyLine, type lockRegistration } from "./registration.queries.ts";

type Asked = Pick<
  NonNullable<Awaited<ReturnType<typeof lockRegistration>>>,
  "qualifiesFromId" | "qualifiesBy" | "qualifiesLeast"
>;

/**
 * Lets through whoever did well enough in the contest of the level below, by its final board as everybody sees it, and
 * everybody where none is asked for. The jury puts others in by its list.
 *
 * @throws registration.not_qualified
 */
export async function refuseUnqualified(
  ctx: RequestCtx & { readonly person: Person },
  tx: Executor,
  { qualifiesFromId: contestId, qualifiesBy: by, qualifiesLeast: least }: Asked,
): Promise<void> {
  if (contestId === null || by === null || least === null) return;
  const from = await readFinalBoard(tx, contestId);
  const isFinal = from !== null && medalsShown(from.board, ctx.clock.now()) === "final";
  const line = isFinal ? await findAnyLine(tx, contestId, ctx.person.userId) : null;
  const mayCome = line !== null && line.part === "contestant" && line.withdrawnAt === null;
  if (mayCome && from !== null && qualifies(from.board, line.participantId, { by, least })) return;
  const words = isFinal
    ? "You have not reached what this contest asks for in the one of the level below."
    : "The results of the level below are not final yet; come back once they are.";
  throw refuse("registration.not_qualified", words, { slug: from?.slug ?? null, by, least, isFinal });
}
