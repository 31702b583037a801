/**
 * Code that was typed and not sent yet, kept in this browser: one draft a person and problem.
 *
 * On a school's computer the next person must not find the last one's code, so drafts are kept by person. A guest has
 * no name: what a guest typed is kept too, and when somebody signs in on the way to sending it, the draft moves over to
 * them, but only in the tab that typed it.
 */
import { keptForLong, keptInTab, type TextKeeper } from "../../../client/kept-text.ts";

export interface Draft {
  readonly languageId: string;
  readonly source: string;
  /** As dropped or chosen; null when the code was typed. */
  readonly fileName: string | null;
  /** ms since 1970, by this device. */
  readonly savedAt: number;
}

export interface DraftOwner {
  /** null: nobody is signed in. */
  readonly userId: string | null;
  readonly problemId: string;
}

export interface DraftKeepers {
  readonly forLong: TextKeeper;
  readonly inTab: TextKeeper;
}

const prefix = "bilimdon.draft.";
const typedHerePrefix = "bilimdon.typed-here.";
const mostDrafts = 60;
const browserKeepers: DraftKeepers = { forLong: keptForLong, inTab: keptInTab };

/** The draft to open the editor with, or null. Takes over what the same tab typed before signing in. */
export function openDraft(owner: DraftOwner, keepers = browserKeepers): Draft | null {
  const own = readDraft(keepers, owner);
  const guest = { ...owner, userId: null };
  const mark = typedHerePrefix + owner.problemId;
  if (owner.userId === null || keepers.inTab.read(mark) === null) return own;
  const typed = readDraft(keepers, guest);
  keepers.inTab.remove(mark);
  if (typed === null || (own !== null && own.savedAt > typed.savedAt)) return own;
  keepDraft(owner, typed, keepers);
  keepers.forLong.remove(keyOf(guest));
  return typed;
}

/** @returns false when the browser refused to keep it */
export function keepDraft(owner: DraftOwner, draft: Draft, keepers = browserKeepers): boolean {
  if (owner.userId === null) keepers.inTab.write(typedHerePrefix + owner.problemId, "yes");
  const isKept = keepers.forLong.write(keyOf(owner), JSON.stringify(draft));
  if (isKept) dropOldest(keepers.forLong);
  return isKept;
}

export function dropDraft(owner: DraftOwner, keepers = browserKeepers): void {
  keepers.forLong.remove(keyOf(owner));
}

function readDraft({ forLong }: DraftKeepers, owner: DraftOwner): Draft | null {
  return parseDraft(forLong.read(keyOf(owner)));
}

function keyOf({ userId, problemId }: DraftOwner): string {
  return `${prefix}${userId ?? "guest"}.${problemId}`;
}

function dropOldest(keeper: TextKeeper): void {
  const keys = keeper.keys().filter((key) => key.startsWith(prefix));
  if (keys.length <= mostDrafts) return;
  const byAge = keys
    .map((key) => ({ key, savedAt: parseDraft(keeper.read(key))?.savedAt ?? 0 }))
    .sort((a, b) => a.savedAt - b.savedAt);
  for (const { key } of byAge.slice(0, keys.length - mostDrafts)) keeper.remove(key);
}

/** What an older version or another program left under our key counts as nothing. */
function parseDraft(text: string | null): Draft | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isDraft(kept: unknown): kept is Draft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "languageId" in kept &&
    typeof kept.languageId === "string" &&
    "source" in kept &&
    typeof kept.source === "string" &&
    "fileName" in kept &&
    (kept.fileName === null || typeof kept.fileName === "string") &&
    "savedAt" in kept &&
    typeof kept.savedAt === "number"
  );
}
