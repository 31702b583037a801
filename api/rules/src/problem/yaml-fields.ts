import type { PackageNotes, Place } from "./package-notes.ts";

/**
 * A YAML map read key by key. Each reader answers null where the key is absent or empty, and where its value has the
 * wrong type, which it notes. A key nobody asked for is an unknown key: refuseOthers names each of them.
 */
export interface YamlFields {
  readonly place: Place;
  readonly keys: readonly string[];
  at(key: string): Place;
  has(key: string): boolean;
  /** Whether the value is a map; asking does not make the key known. */
  holdsMap(key: string): boolean;
  /** The value as it stands; undefined where the key is absent or empty. */
  raw(key: string): unknown;
  text(key: string): string | null;
  number(key: string): number | null;
  flag(key: string): boolean | null;
  /** One text, or a list of texts. */
  texts(key: string): readonly string[] | null;
  /** One of the words. */
  word<Word extends string>(key: string, words: readonly Word[]): Word | null;
  /** A map inside the map; null where absent. */
  fields(key: string): YamlFields | null;
  refuseOthers(hint?: string): void;
}

/** Opens a value as a map; notes it and answers null where it is none. An empty file is an empty map. */
export function openFields(notes: PackageNotes, place: Place, value: unknown): YamlFields | null {
  const map = value === null || value === undefined ? {} : value;
  if (!isMap(map)) {
    notes.refuse(place, `has to be a map of keys, as "key: value"; it is ${describe(value)}`);
    return null;
  }
  const entries = new Map(Object.entries(map).filter(([, each]) => each !== null && each !== undefined));
  const asked = new Set<string>();
  const at = (key: string): Place => ({
    file: place.file,
    key: place.key === null ? key : `${place.key}.${key}`,
  });
  const raw = (key: string): unknown => {
    asked.add(key);
    return entries.get(key);
  };
  const read = <T>(key: string, wanted: string, parse: (each: unknown) => T | null): T | null => {
    const each = raw(key);
    if (each === undefined) return null;
    const parsed = parse(each);
    if (parsed === null) notes.refuse(at(key), `has to be ${wanted}; it is ${describe(each)}`);
    return parsed;
  };
  return {
    place,
    keys: Object.keys(map),
    at,
    has: (key) => entries.has(key),
    holdsMap: (key) => isMap(entries.get(key)),
    raw,
    text: (key) => read(key, "text", asText),
    number: (key) =>
      read(key, "a number", (each) => (typeof each === "number" && Number.isFinite(each) ? each : null)),
    flag: (key) => read(key, "true or false", asFlag),
    texts: (key) => read(key, "text or a list of texts", asTexts),
    word: (key, words) =>
      read(key, `one of ${words.join(", ")}`, (each) => words.find((word) => word === each) ?? null),
    fields: (key) => {
      const each = raw(key);
      return each === undefined ? null : openFields(notes, at(key), each);
    },
    refuseOthers: (hint = "") => {
      for (const key of Object.keys(map)) {
        if (!asked.has(key)) notes.refuse(at(key), `is no key of this format; take it out${hint}`);
      }
    },
  };
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whole numbers are taken as the text people meant ("2048"); others lose digits ("1.0" is 1) and need quotes. */
export function asText(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return value instanceof Date && Number.isFinite(value.getTime()) ? value.toISOString() : null;
}

/** Packages are written for readers of YAML 1.1, to which yes, no, on and off are truth values too. */
function asFlag(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  if (/^(?:yes|on|true)$/i.test(value)) return true;
  return /^(?:no|off|false)$/i.test(value) ? false : null;
}

function asTexts(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) {
    const text = asText(value);
    return text === null ? null : [text];
  }
  const texts = value.map(asText).filter((text) => text !== null);
  return texts.length === value.length ? texts : null;
}

/** A value in a few words, for messages. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "number" && !Number.isInteger(value))
    return `the number ${value} (put it in quotes to make it text)`;
  return typeof value === "string" ? `"${value.slice(0, 80)}"` : String(value).slice(0, 80);
}
