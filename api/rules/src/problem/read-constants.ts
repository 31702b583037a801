import type { PackageNotes } from "./package-notes.ts";
import { describe, isMap, type YamlFields } from "./yaml-fields.ts";

const constantName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/**
 * The constants of problem.yaml as text, by "name" and by "name.variant" ("name.value" is the same as "name").
 * A whole number that has lost digits on the way through YAML is refused: it has to be put in quotes.
 * Source: 2025-09, "Constants".
 */
export function readConstants(notes: PackageNotes, fields: YamlFields | null): Record<string, string> {
  const constants: Record<string, string> = {};
  for (const name of fields?.keys ?? []) {
    if (fields === null) break;
    const place = fields.at(name);
    if (!constantName.test(name)) notes.refuse(place, "is no name of a constant; take letters, digits and _");
    const raw = fields.raw(name);
    const variants = isMap(raw) ? Object.entries(raw) : [["value", raw] as const];
    if (!variants.some(([variant]) => variant === "value")) notes.refuse(place, "needs the key value");
    for (const [variant, each] of variants) {
      const text = writeScalar(each);
      if (text === null) {
        const message = `has to be a number or text, a long number in quotes; ${variant} is ${describe(each)}`;
        notes.refuse(place, message);
        continue;
      }
      constants[`${name}.${variant}`] = text;
      if (variant === "value") constants[name] = text;
    }
  }
  return constants;
}

function writeScalar(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
}
