import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "./bench.ts";
import { feedbackFolder } from "./check-output.ts";
import { feedbackState } from "./feedback.ts";

/** Files of the validator's feedback directory as an earlier pass left them: store path → bytes. */
export type FeedbackState = ReadonlyMap<string, Buffer>;

interface PassPlace {
  readonly slot: string;
  readonly pass: number;
}

/** What the first of several passes of a conversation hands to this one; empty in a first pass. */
export async function keepFeedbackState(bench: Bench, { slot, pass }: PassPlace): Promise<FeedbackState> {
  const kept = new Map<string, Buffer>();
  if (pass === 1) return kept;
  for (const path of Object.values(feedbackState(feedbackFolder(slot, 0))))
    kept.set(path, await readFile(join(bench.box.storePath, path)));
  return kept;
}

/** Puts it back: a conversation held again would otherwise begin where the one that does not count ended. */
export async function restoreFeedbackState(
  bench: Bench,
  { pass }: PassPlace,
  kept: FeedbackState,
): Promise<void> {
  if (pass === 1) return;
  for (const [path, bytes] of kept) await writeFile(join(bench.box.storePath, path), bytes, { mode: 0o644 });
}
