import { searchWords } from "@bilimdon/rules/text/search-words";
import type { Ctx } from "../../../ctx.ts";
import { listUnsearchable, writeSearchKeys } from "./people.queries.ts";

const atOnce = 500;

interface Sought {
  readonly login: string;
  readonly displayName: string;
  readonly email?: string | null;
}

/** What a person is found by: name, login and the part of the address before the @, folded. */
export function searchKeyOf({ login, displayName, email }: Sought): string {
  return searchWords(`${displayName} ${login} ${email?.split("@")[0] ?? ""}`).join(" ");
}

/** Gives search keys to those who have none: old accounts, and those whose name or login was changed. @returns how many */
export async function keepSearchKeys(ctx: Pick<Ctx, "db">): Promise<number> {
  const people = await listUnsearchable(ctx.db, atOnce);
  await writeSearchKeys(
    ctx.db,
    people.map((person) => ({ ...person, searchKey: searchKeyOf(person) })),
  );
  return people.length;
}
