/** Lists of teams and people, as organisers have them: a table (CSV) or JSON. */
import { type CsvRow, readCsv } from "./read-csv.ts";

export interface ListedParticipant {
  /** Where in the list, for faults: the line of a table, the number of a JSON entry from 1. */
  readonly line: number;
  readonly label: string | null;
  readonly name: string;
  readonly kind: "individual" | "team";
  /** Of the person, or the team's own account; null: none. */
  readonly login: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly groups: readonly string[];
  readonly isHidden: boolean;
  readonly isUnofficial: boolean;
  readonly extraMinutes: number;
  readonly members: readonly ListedMember[];
}

export interface ListedMember {
  readonly name: string;
  readonly login: string | null;
  readonly part: "contestant" | "coach";
}

export interface ListFault {
  /** 0: the list as a whole. */
  readonly line: number;
  readonly column: string | null;
  readonly fault: ListFaultWord;
}

export type ListFaultWord =
  | "quote-open"
  | "quote-inside"
  | "not-json"
  | "no-rows"
  | "too-many-rows"
  | "column-unknown"
  | "column-twice"
  | "name-column-missing"
  | "too-many-fields"
  | "missing"
  | "too-long"
  | "not-a-word"
  | "not-yes-or-no"
  | "not-minutes"
  | "not-a-country"
  | "members-of-individual"
  | "too-many"
  | "twice"
  | "unknown-login"
  | "in-another-line"
  | "over-capacity";

export interface ListReading {
  readonly rows: readonly ListedParticipant[];
  readonly faults: readonly ListFault[];
}

const columns = [
  "label",
  "name",
  "kind",
  "login",
  "organisation",
  "country",
  "groups",
  "hidden",
  "unofficial",
  "extra_minutes",
  "members",
  "coach",
] as const;
type Column = (typeof columns)[number];
type Fields = Readonly<Partial<Record<Column, string>>>;

const mostRows = 5_000;
const longest = 120;
const mostMembers = 20;
const mostGroups = 10;
const mostExtraMinutes = 1_440;

/**
 * Reads a list and finds every fault in it, not only the first.
 *
 * @param form  csv: a first line with the names of the columns, in any order; lists within a field are parted by "|".
 *   json: a list of objects with the same names, where groups and members are lists of strings
 * @throws never
 */
export function readParticipants(text: string, form: "csv" | "json"): ListReading {
  const table = form === "csv" ? fieldsOfCsv(text) : fieldsOfJson(text);
  if (table.rows.length > mostRows) return whole("too-many-rows");
  if (table.rows.length === 0 && table.faults.length === 0) return whole("no-rows");
  const read = table.rows.map(({ line, fields }) => readLine(line, fields));
  const rows = read.map(({ row }) => row);
  return {
    rows,
    faults: [...table.faults, ...read.flatMap(({ faults }) => faults), ...findTwice(rows)],
  };
}

interface Table {
  readonly rows: readonly { readonly line: number; readonly fields: Fields }[];
  readonly faults: readonly ListFault[];
}

function whole(fault: ListFaultWord): ListReading & Table {
  return { rows: [], faults: [{ line: 0, column: null, fault }] };
}

function fieldsOfCsv(text: string): Table {
  const reading = readCsv(text);
  if (reading.kind === "unreadable")
    return { rows: [], faults: [{ line: reading.line, column: null, fault: reading.why }] };
  const [head, ...body] = reading.rows;
  if (head === undefined) return whole("no-rows");
  const names = head.fields.map((name) => name.toLowerCase());
  const faults = checkHead(head.line, names);
  if (faults.length > 0) return { rows: [], faults };
  return {
    rows: body.map(({ line, fields }) => ({
      line,
      fields: Object.fromEntries(names.map((name, index) => [name, fields[index] ?? ""])),
    })),
    faults: body.filter(({ fields }) => fields.length > names.length).map(tooManyFields),
  };
}

const tooManyFields = ({ line }: CsvRow): ListFault => ({ line, column: null, fault: "too-many-fields" });

function checkHead(line: number, names: readonly string[]): ListFault[] {
  const faults = names.flatMap((column, index): ListFault[] => {
    if (!columns.some((known) => known === column)) return [{ line, column, fault: "column-unknown" }];
    return names.indexOf(column) === index ? [] : [{ line, column, fault: "column-twice" }];
  });
  return names.includes("name")
    ? faults
    : [...faults, { line, column: "name", fault: "name-column-missing" }];
}

function fieldsOfJson(text: string): Table {
  const list = parseJson(text);
  if (!Array.isArray(list)) return whole("not-json");
  const rows: { line: number; fields: Fields }[] = [];
  const faults: ListFault[] = [];
  for (const [index, entry] of list.slice(0, mostRows + 1).entries()) {
    const line = index + 1;
    const pairs = typeof entry === "object" && entry !== null ? Object.entries(entry) : [];
    for (const [column] of pairs)
      if (!columns.some((known) => known === column)) faults.push({ line, column, fault: "column-unknown" });
    rows.push({ line, fields: Object.fromEntries(pairs.map(([name, value]) => [name, textOf(value)])) });
  }
  return { rows, faults };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join("|");
  if (value === true) return "yes";
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function readLine(line: number, fields: Fields): { row: ListedParticipant; faults: ListFault[] } {
  const faults: ListFault[] = [];
  const blame = (column: Column, fault: ListFaultWord) => faults.push({ line, column, fault });
  const text = (column: Column): string | null => {
    const value = fields[column] ?? "";
    if (value.length > longest) blame(column, "too-long");
    return value === "" ? null : value;
  };
  const flag = (column: Column): boolean => {
    const word = (fields[column] ?? "").toLowerCase();
    if (!flagWords.has(word)) blame(column, "not-yes-or-no");
    return flagWords.get(word) === true;
  };
  const list = (column: Column, most: number): string[] => {
    const parts = (fields[column] ?? "").split("|").map((part) => part.trim());
    const said = parts.filter((part) => part !== "");
    if (said.length > most) blame(column, "too-many");
    if (said.some((part) => part.length > longest)) blame(column, "too-long");
    return said;
  };
  const members = [
    ...list("members", mostMembers).map((said) => readMember(said, "contestant")),
    ...list("coach", mostMembers).map((said) => readMember(said, "coach")),
  ];
  const kind = fields.kind || (members.length > 0 ? "team" : "individual");
  if (kind !== "individual" && kind !== "team") blame("kind", "not-a-word");
  if (kind === "individual" && members.length > 0) blame("members", "members-of-individual");
  const name = text("name");
  if (name === null) blame("name", "missing");
  const country = text("country")?.toUpperCase() ?? null;
  if (country !== null && !/^[A-Z]{3}$/.test(country)) blame("country", "not-a-country");
  const extra = fields.extra_minutes || "0";
  const isMinutes = /^\d{1,4}$/.test(extra) && Number(extra) <= mostExtraMinutes;
  if (!isMinutes) blame("extra_minutes", "not-minutes");
  const row: ListedParticipant = {
    line,
    label: text("label"),
    name: name ?? "",
    kind: kind === "team" ? "team" : "individual",
    login: text("login"),
    organisation: text("organisation"),
    country,
    groups: [...new Set(list("groups", mostGroups))],
    isHidden: flag("hidden"),
    isUnofficial: flag("unofficial"),
    extraMinutes: isMinutes ? Number(extra) : 0,
    members,
  };
  return { row, faults };
}

const flagWords = new Map([
  ["", false],
  ["no", false],
  ["yoʻq", false],
  ["нет", false],
  ["0", false],
  ["false", false],
  ["yes", true],
  ["ha", true],
  ["да", true],
  ["1", true],
  ["true", true],
]);

/** "Lola Karimova <lola>", "<lola>" or a name alone. */
function readMember(said: string, part: ListedMember["part"]): ListedMember {
  const match = /^(.*?)\s*<([^<>]+)>$/.exec(said);
  const login = match?.[2]?.trim() ?? null;
  return { name: match === null ? said : match[1] || (login ?? said), login, part };
}

/** A label or an account stands for one line. */
function findTwice(rows: readonly ListedParticipant[]): ListFault[] {
  const seen = new Set<string>();
  const faults: ListFault[] = [];
  const claim = (line: number, column: Column, key: string) => {
    if (seen.has(key)) faults.push({ line, column, fault: "twice" });
    seen.add(key);
  };
  for (const { line, label, login, members } of rows) {
    if (label !== null) claim(line, "label", `label ${label}`);
    if (login !== null) claim(line, "login", `login ${login.toLowerCase()}`);
    for (const member of members)
      if (member.login !== null && member.part === "contestant")
        claim(line, "members", `login ${member.login.toLowerCase()}`);
  }
  return faults;
}
