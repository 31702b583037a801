/** What goes on in the hall of a contest, and the reader's part in it. Until the contest has come: nothing. */
import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { contestResource } from "./contest-resource.ts";
import { mayIn } from "./contest-rights.ts";

function isTrueOf(slug: string, test: (contest: ContestDetail) => boolean): boolean {
  const state = contestResource(slug).state.value;
  return state.kind === "ready" && test(state.value);
}

/** Contestants sit in it by one device each. */
export const isExam = (slug: string): boolean => isTrueOf(slug, (contest) => contest.isExam);

/** There are balloons, and the reader carries them. */
export const hasBalloons = (slug: string): boolean =>
  isTrueOf(slug, (contest) => contest.hasBalloons && mayIn(slug, "balloon.carry"));

/** There is printing, and the reader serves the queue. */
export const servesPrints = (slug: string): boolean =>
  isTrueOf(slug, (contest) => contest.printPages !== null && mayIn(slug, "print.serve"));

/** There is printing, and the reader competes. */
export const mayPrint = (slug: string): boolean =>
  isTrueOf(slug, (contest) => contest.printPages !== null && contest.participation?.part === "contestant");
