import { expect, it } from "vitest";
import type { TextKeeper } from "../../../client/kept-text.ts";
import { type Draft, dropDraft, keepDraft, openDraft } from "./drafts.ts";

function keeper(isFull = false): TextKeeper {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      if (!isFull) kept.set(key, text);
      return !isFull;
    },
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

const browser = () => ({ forLong: keeper(), inTab: keeper() });
const draft = (source: string, savedAt = 1): Draft => ({
  languageId: "cpp20",
  source,
  fileName: null,
  savedAt,
});
const lola = { userId: "usr_lola", problemId: "prb_a" };
const guest = { userId: null, problemId: "prb_a" };

it("gives a person's code back when they return", () => {
  const keepers = browser();
  keepDraft(lola, draft("int main"), keepers);
  expect(openDraft(lola, keepers)).toEqual(draft("int main"));
});

it("keeps the drafts of problems apart", () => {
  const keepers = browser();
  keepDraft(lola, draft("a"), keepers);
  expect(openDraft({ ...lola, problemId: "prb_b" }, keepers)).toBeNull();
});

it("shows nobody's draft to the next person at the same computer", () => {
  const keepers = browser();
  keepDraft(lola, draft("secret"), keepers);
  expect(openDraft({ ...lola, userId: "usr_omar" }, keepers)).toBeNull();
  expect(openDraft(guest, keepers)).toBeNull();
});

it("carries what a guest typed over to whoever signs in to send it", () => {
  const keepers = browser();
  keepDraft(guest, draft("typed before signing in"), keepers);
  expect(openDraft(lola, keepers)?.source).toBe("typed before signing in");
  expect(openDraft(guest, keepers)).toBeNull();
  expect(openDraft(lola, keepers)?.source).toBe("typed before signing in");
});

it("leaves a guest's draft of another tab alone", () => {
  const { forLong } = browser();
  keepDraft(guest, draft("of somebody earlier"), { forLong, inTab: keeper() });
  expect(openDraft(lola, { forLong, inTab: keeper() })).toBeNull();
});

it("prefers a person's own newer code to what they typed as a guest", () => {
  const keepers = browser();
  keepDraft(guest, draft("old", 10), keepers);
  keepDraft(lola, draft("newer", 20), keepers);
  expect(openDraft(lola, keepers)?.source).toBe("newer");
});

it("says when the browser keeps nothing", () => {
  const full = { forLong: keeper(true), inTab: keeper(true) };
  expect(keepDraft(lola, draft("a"), full)).toBe(false);
});

it("takes spoilt storage for no draft", () => {
  const keepers = browser();
  keepers.forLong.write("bilimdon.draft.usr_lola.prb_a", "{broken");
  expect(openDraft(lola, keepers)).toBeNull();
  keepers.forLong.write("bilimdon.draft.usr_lola.prb_a", '{"source":5}');
  expect(openDraft(lola, keepers)).toBeNull();
});

it("drops the oldest drafts and never the newest when there are very many", () => {
  const keepers = browser();
  for (let at = 1; at <= 70; at += 1) keepDraft({ ...lola, problemId: `prb_${at}` }, draft("x", at), keepers);
  expect(openDraft({ ...lola, problemId: "prb_1" }, keepers)).toBeNull();
  expect(openDraft({ ...lola, problemId: "prb_70" }, keepers)).not.toBeNull();
});

it("forgets a draft that is dropped", () => {
  const keepers = browser();
  keepDraft(lola, draft("a"), keepers);
  dropDraft(lola, keepers);
  expect(openDraft(lola, keepers)).toBeNull();
});
