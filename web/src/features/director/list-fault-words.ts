import type { ListFaultWord } from "@bilimdon/rules/contest/read-participants";
import * as words from "../../generated/messages/director.ts";

const known: Readonly<Record<ListFaultWord, () => string>> = {
  "quote-open": words.listQuoteOpen,
  "quote-inside": words.listQuoteInside,
  "not-json": words.listNotJson,
  "no-rows": words.listNoRows,
  "too-many-rows": words.listTooManyRows,
  "column-unknown": words.listColumnUnknown,
  "column-twice": words.listColumnTwice,
  "name-column-missing": words.listNameColumn,
  "too-many-fields": words.listTooManyFields,
  missing: words.listMissing,
  "too-long": words.listTooLong,
  "not-a-word": words.listKind,
  "not-yes-or-no": words.listYesNo,
  "not-minutes": words.listMinutes,
  "not-a-country": words.listCountry,
  "members-of-individual": words.listMembers,
  "too-many": words.listTooMany,
  twice: words.listTwice,
  "unknown-login": words.listUnknownLogin,
  "in-another-line": words.listInAnother,
  "over-capacity": words.listOverCapacity,
};

/** What is wrong with a line of a list, and what to do. */
export function listFaultWords(fault: string): string {
  return Object.entries(known).find(([word]) => word === fault)?.[1]() ?? fault;
}
