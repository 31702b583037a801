import { z } from "zod";

/** Ids are a prefix, "_" and 20 random base-32 characters: not guessable, at most 36 long, fit for the CLICS feed. */
export const idPrefixes = {
  user: "usr",
  contest: "con",
  problem: "prb",
  problemVersion: "pkv",
  participant: "par",
  group: "grp",
  member: "mem",
  submission: "sub",
  judgement: "jdg",
  customRun: "run",
  judgeHost: "hst",
  token: "tok",
  file: "fil",
  judgingPause: "pau",
  clarification: "clr",
  cannedAnswer: "can",
  rejudge: "rej",
  adjustment: "adj",
  balloon: "bal",
  printJob: "prt",
  grant: "grt",
  factorRemoval: "rem",
  smsCode: "sms",
} as const;

export type IdKind = keyof typeof idPrefixes;

const body = "[0-9a-hjkmnp-tv-z]{20}";

/** The zod shape of one kind of id. */
export function idShape(kind: IdKind) {
  return z.string().regex(new RegExp(`^${idPrefixes[kind]}_${body}$`));
}

/** SHA-256 of a canonical package archive or another blob, 64 hex digits. */
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/);
