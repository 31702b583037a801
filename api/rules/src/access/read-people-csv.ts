/**
 * Lists of people as schools send them: a table with a heading, one person a line. Everything is looked at before
 * anything is made, and every fault is told with its place, so that a list is mended once and not fault by fault.
 */
import { readCsv } from "../text/csv.ts";
import { type Locale, locales } from "../text/locales.ts";
import { searchWords } from "../text/search-words.ts";
import { toLatin } from "../text/to-latin.ts";
import { type Role, roles } from "./roles.ts";

export interface ListedPerson {
  readonly line: number;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly hasGuardianConsent: boolean;
}

export interface ListFault {
  readonly line: number;
  /** The heading, or "" for the list as a whole. */
  readonly column: string;
  readonly fault: "missing" | "malformed" | "taken" | "repeated" | "unknown" | "too-many";
  readonly value: string;
}

export interface PeopleList {
  readonly people: readonly ListedPerson[];
  readonly faults: readonly ListFault[];
}

/** Passwords cost a twelfth of a second each; a longer list is sent in parts. */
export const mostListed = 500;
const longestName = 120;
const loginPattern = /^[a-z0-9][a-z0-9._-]{2,39}$/;
const loginRoom = 34;

type Column = "name" | "login" | "role" | "language" | "consent";

/** What a heading may be called, in any script. */
const names: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "ism", "ism familiya", "familiya ism", "fio", "f.i.o", "имя"],
  login: ["login"],
  role: ["role", "rol", "roli"],
  language: ["language", "locale", "til", "язык"],
  consent: ["consent", "rozilik", "согласие"],
};
const formOf = (text: string) => searchWords(text).join(" ");
const headings: ReadonlyMap<string, Column> = new Map(
  columnsOf(names).flatMap((column) => names[column].map((name) => [formOf(name), column] as const)),
);
const yes = new Set(["1", "yes", "ha", "да", "true"].map(formOf));
const no = new Set(["", "0", "no", "yoʻq", "нет", "false"].map(formOf));

/**
 * Reads a list. Only the name must be there: a login is made from it, the role is student, the language Uzbek.
 *
 * @param takenLogins  logins of living accounts, in lower case; made ones keep clear of them
 * @returns people in the order of the list, also those with faults; nobody may be made while there is a fault
 * @throws never
 */
export function readPeopleCsv(text: string, takenLogins: ReadonlySet<string>): PeopleList {
  const [heading, ...lines] = readCsv(text);
  const faults: ListFault[] = [];
  const columns = (heading?.cells ?? []).map((cell) => headings.get(formOf(cell)));
  heading?.cells.forEach((cell, at) => {
    if (columns[at] === undefined && cell !== "")
      faults.push({ line: heading.line, column: cell, fault: "unknown", value: cell });
  });
  if (!columns.includes("name"))
    faults.push({ line: heading?.line ?? 1, column: "name", fault: "missing", value: "" });
  if (lines.length > mostListed)
    faults.push({ line: 1, column: "", fault: "too-many", value: String(lines.length) });
  const logins = new Set<string>();
  const people = lines.slice(0, mostListed).map(({ line, cells }) => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
    const note = (column: Column, fault: ListFault["fault"]) =>
      faults.push({ line, column, fault, value: cell(column) });
    const person = readPerson(cell, note);
    const login = person.login === "" ? freeLogin(person.displayName, takenLogins, logins) : person.login;
    if (person.login !== "" && takenLogins.has(login)) note("login", "taken");
    if (logins.has(login)) note("login", "repeated");
    logins.add(login);
    return { line, ...person, login };
  });
  return { people, faults };
}

function readPerson(
  cell: (column: Column) => string,
  note: (column: Column, fault: ListFault["fault"]) => void,
): Omit<ListedPerson, "line"> {
  const displayName = cell("name").replace(/\s+/g, " ");
  if (displayName === "") note("name", "missing");
  if ([...displayName].length > longestName || /\p{Cc}/u.test(displayName)) note("name", "malformed");
  const login = cell("login").toLowerCase();
  if (login !== "" && !loginPattern.test(login)) note("login", "malformed");
  const role = roles.find((one) => one === (cell("role").toLowerCase() || "student"));
  if (role === undefined) note("role", "unknown");
  const language = cell("language").toLowerCase() || "uz";
  const locale = locales.find((one) => one.toLowerCase() === language);
  if (locale === undefined) note("language", "unknown");
  const consent = cell("consent") === "+" ? "1" : formOf(cell("consent"));
  if (!yes.has(consent) && !no.has(consent)) note("consent", "malformed");
  return {
    displayName,
    login,
    role: role ?? "student",
    locale: locale ?? "uz",
    hasGuardianConsent: yes.has(consent),
  };
}

function columnsOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table).filter((key): key is K => key in table);
}

/** "Aliyeva Dilnoza" → aliyeva.dilnoza, aliyeva.dilnoza2 … */
function freeLogin(name: string, taken: ReadonlySet<string>, used: ReadonlySet<string>): string {
  const words = toLatin(name)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9 ]/g, "")
    .split(" ")
    .filter((word) => word !== "");
  const stem = words.slice(0, 2).join(".").slice(0, loginRoom).replace(/\.$/, "");
  const base = loginPattern.test(stem) ? stem : "user";
  for (let number = 1; number <= taken.size + used.size + 1; number += 1) {
    const login = number === 1 ? base : `${base}${number}`;
    if (!taken.has(login) && !used.has(login)) return login;
  }
  return base;
}
