import type { VerdictCode } from "../verdict/verdict.ts";

/**
 * Does a rejected run of this verdict cost penalty time once the problem is solved? A compile error is free; a
 * judging error has no verdict at all and so never gets here.
 * Source: CCSR "Scoring".
 */
export const carriesPenalty: Readonly<Record<VerdictCode, boolean>> = {
  AC: false,
  CE: false,
  WA: true,
  TLE: true,
  RTE: true,
  MLE: true,
  OLE: true,
};
