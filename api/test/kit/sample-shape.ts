/** Values that fit a zod shape, and where in them free text stands; for tests that walk through every route. */
import fc from "fast-check";
import { z } from "zod";

/** Known values by the name of their field: "slug" → the slug of a contest that is there. */
export type KnownValues = Readonly<Record<string, string>>;
export type Path = readonly (string | number)[];

export interface Sample {
  readonly value: unknown;
  /** Where text of any kind may stand, with the most characters that fit. */
  readonly texts: readonly { readonly path: Path; readonly maxLength: number }[];
}

interface JsonShape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly additionalProperties?: JsonShape | boolean;
  readonly propertyNames?: JsonShape;
  readonly items?: JsonShape;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonShape[];
  readonly oneOf?: readonly JsonShape[];
  readonly allOf?: readonly JsonShape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const mostVariants = 4;
const deepest = 8;

/** One sample for each way a union of the shape can go, at most four. */
export function sampleShape(shape: z.ZodType, known: KnownValues): Sample[] {
  const json = readJsonShape(shape);
  const samples = Array.from({ length: mostVariants }, (_, turn) => {
    const texts: { path: Path; maxLength: number }[] = [];
    return { value: fill(json, { known, turn, texts, path: [] }), texts };
  });
  const seen = new Set<string>();
  return samples.filter(({ value }) => {
    const text = JSON.stringify(value);
    return !seen.has(text) && seen.add(text) !== undefined;
  });
}

/** The names of all fields a shape has, at any depth. */
export function fieldNamesOf(shape: z.ZodType): Set<string> {
  const names = new Set<string>();
  JSON.stringify(z.toJSONSchema(shape, { io: "output", unrepresentable: "any" }), (key, value) => {
    if (key === "properties") for (const name of Object.keys(value)) names.add(name);
    return value;
  });
  return names;
}

/** The same value with something else at the path. */
export function putAt(value: unknown, path: Path, put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? putAt(item, rest, put) : item));
  const fields = typeof value === "object" && value !== null ? { ...value } : {};
  return { ...fields, [key]: putAt(Reflect.get(fields, key), rest, put) };
}

/** Promise: zod writes JSON Schema, of which JsonShape names the words we read. */
function readJsonShape(shape: z.ZodType): JsonShape {
  return z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) as JsonShape;
}

interface Filling {
  readonly known: KnownValues;
  readonly turn: number;
  readonly texts: { path: Path; maxLength: number }[];
  readonly path: Path;
}

function fill(shape: JsonShape, at: Filling): unknown {
  if (at.path.length > deepest) return null;
  const ways = shape.anyOf ?? shape.oneOf;
  if (ways !== undefined) return fill(ways[at.turn % ways.length] ?? {}, at);
  if (shape.allOf !== undefined) return Object.assign({}, ...shape.allOf.map((part) => fill(part, at)));
  if ("const" in shape) return shape.const;
  if (shape.enum !== undefined) return shape.enum[at.turn % shape.enum.length];
  switch (shape.type) {
    case "object":
      return fillObject(shape, at);
    case "array":
      return [fill(shape.items ?? {}, { ...at, path: [...at.path, 0] })];
    case "string":
      return fillText(shape, at);
    case "number":
    case "integer":
      return Math.min(Math.max(1, shape.minimum ?? 1), shape.maximum ?? 1);
    case "boolean":
      return at.turn % 2 === 0;
    case "null":
      return null;
    default:
      return "";
  }
}

function fillObject(shape: JsonShape, at: Filling): Record<string, unknown> {
  const named = Object.entries(shape.properties ?? {}).map(([name, field]) => [
    name,
    fill(field, { ...at, path: [...at.path, name] }),
  ]);
  if (typeof shape.additionalProperties === "object" && named.length === 0) {
    const name = String(fill(shape.propertyNames ?? { const: "en" }, { ...at, texts: [] }));
    return { [name]: fill(shape.additionalProperties, { ...at, path: [...at.path, name] }) };
  }
  return Object.fromEntries(named);
}

const formats: Readonly<Record<string, string>> = {
  email: "lola@example.uz",
  uri: "https://example.uz/",
  "date-time": "2026-01-01T00:00:00Z",
  date: "2026-01-01",
  uuid: "00000000-0000-4000-8000-000000000000",
};

function fillText(shape: JsonShape, at: Filling): string {
  const name = at.path.findLast((step) => typeof step === "string") ?? "";
  const isFree = shape.pattern === undefined && shape.format === undefined;
  if (isFree) at.texts.push({ path: at.path, maxLength: shape.maxLength ?? 10_000 });
  const known = at.known[name];
  if (known !== undefined) return known;
  if (shape.format !== undefined && shape.format in formats) return formats[shape.format] ?? "";
  if (shape.pattern !== undefined) return matching(shape.pattern, shape.maxLength);
  return "salom".padEnd(shape.minLength ?? 0, "x").slice(0, shape.maxLength);
}

const samples = new Map<string, string>();

/** Kept, since the library weighs each of its dangerous words against a pattern, which takes as long as a request. */
function matching(pattern: string, maxLength = Number.POSITIVE_INFINITY): string {
  const key = `${maxLength} ${pattern}`;
  const kept = samples.get(key);
  if (kept !== undefined) return kept;
  const fitting = fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  const sample = fc.sample(fitting, { numRuns: 1, seed: 7 })[0] ?? "";
  samples.set(key, sample);
  return sample;
}
