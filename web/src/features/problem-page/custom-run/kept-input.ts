/** The input somebody last tried a problem with, kept in this browser by person, the newest twenty of them. */
import { keptForLong, type TextKeeper } from "../../../client/kept-text.ts";

export interface InputOwner {
  readonly userId: string;
  readonly problemId: string;
}

const prefix = "bilimdon.input.";
const mostKept = 20;

export function readKeptInput(owner: InputOwner, keeper: TextKeeper = keptForLong): string | null {
  const kept = keeper.read(keyOf(owner));
  return kept === null ? null : kept.slice(kept.indexOf("\n") + 1);
}

/** @param now  ms since 1970 by this device; only tells older from newer */
export function keepInput(
  owner: InputOwner,
  input: { readonly text: string; readonly now: number },
  keeper: TextKeeper = keptForLong,
): void {
  keeper.write(keyOf(owner), `${input.now}\n${input.text}`);
  const keys = keeper.keys().filter((key) => key.startsWith(prefix));
  if (keys.length <= mostKept) return;
  const byAge = keys.map((key) => ({ key, at: Number.parseInt(keeper.read(key) ?? "", 10) || 0 }));
  byAge.sort((a, b) => a.at - b.at);
  for (const { key } of byAge.slice(0, keys.length - mostKept)) keeper.remove(key);
}

function keyOf({ userId, problemId }: InputOwner): string {
  return `${prefix}${userId}.${problemId}`;
}
