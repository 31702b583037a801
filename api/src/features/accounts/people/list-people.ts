import type { PeoplePage, peopleQuery } from "@bilimdon/contracts/http/people";
import { searchWords, unswappedWords } from "@bilimdon/rules/text/search-words";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { findPeople, type PersonRow, listPeople as readPage, searchPeople } from "./people.queries.ts";
import { showPerson } from "./show-person.ts";

/** More words narrow nothing any more, and each costs. */
const mostWords = 4;
const mostFound = 50;

/**
 * A page of accounts, newest first; or those nearest to what is sought, whatever alphabet and apostrophes it is typed
 * in, also with a letter wrong.
 */
export async function listPeople(ctx: RequestCtx, asked: z.output<typeof peopleQuery>): Promise<PeoplePage> {
  requirePermit(ctx, "user.list");
  const { q, role, state, cursor, limit } = asked;
  const words = searchWords(q ?? "").slice(0, mostWords);
  if (words.length > 0) {
    const sought = { role, state, words, limit: Math.min(limit, mostFound) };
    const found = await inTransaction(ctx.db, (tx) => searchEverWider(tx, sought));
    return { people: found.map(showPerson), nextCursor: null };
  }
  const after = cursor === undefined ? null : readCursor(cursor);
  const rows = await readPage(ctx.db, { role, state, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    people: page.map(showPerson),
    nextCursor:
      rows.length > limit && last !== undefined ? `${last.createdAt.getTime()}_${last.userId}` : null,
  };
}

/** A letter wrong within a word of five leaves a third of its trigrams. Others are as near; the nearest come first. */
const nearness = 0.3;

/** Everything is near to one or two letters. */
const shortestNear = 3;

/**
 * As it is spelled first: that is nearly always right, and costs a tenth of looking for what is near. Then with letters
 * swapped, by which trigrams hardly know a word again, so that they would find others and stop.
 */
async function searchEverWider(
  tx: Executor,
  sought: Omit<Parameters<typeof searchPeople>[1], "nearness">,
): Promise<PersonRow[]> {
  const { words } = sought;
  for (const spellings of [words.map((word) => [word]), words.map(unswappedWords)]) {
    const found = await findPeople(tx, { ...sought, words: spellings });
    if (found.length > 0) return found;
  }
  if (words.every(({ length }) => length < shortestNear)) return [];
  return searchPeople(tx, { ...sought, nearness });
}

function readCursor(cursor: string): { at: Date; userId: string } {
  const [, at, userId] = /^(\d{1,15})_(usr_\w{1,36})$/.exec(cursor) ?? [];
  if (at === undefined || userId === undefined)
    throw refuse("request.malformed", "This cursor is none of ours; begin with the first page.");
  return { at: new Date(Number(at)), userId };
}
