import { readDecimal } from "../verdict/read-decimal.ts";
import { limitBounds } from "./limit-bounds.ts";
import { type PackageContext, readText } from "./package-context.ts";

/**
 * Legacy: a time limit stated outside problem.yaml, in milliseconds: `timelimit` of domjudge-problem.ini, else the
 * number in the file .timelimit (seconds both). Null: none.
 * Source: files that DOMjudge and its tools put into packages.
 */
export function readStatedLimit(context: PackageContext): number | null {
  const ini = "domjudge-problem.ini";
  if (context.tree.hasFile(ini)) {
    const value = /^[ \t]*timelimit[ \t]*=[ \t]*["']?([^"'\s;]+)/im.exec(readText(context, ini) ?? "")?.[1];
    if (value !== undefined) return checkSeconds(context, { file: ini, key: "timelimit" }, value);
  }
  if (!context.tree.hasFile(".timelimit")) return null;
  const text = readText(context, ".timelimit");
  return text === null ? null : checkSeconds(context, { file: ".timelimit", key: null }, text.trim());
}

function checkSeconds(
  context: PackageContext,
  place: { readonly file: string; readonly key: string | null },
  text: string,
): number | null {
  const seconds = readDecimal(text);
  const { least, most, unit } = limitBounds.time_limit;
  if (seconds !== null && seconds >= least && seconds <= most) return seconds * unit;
  context.notes.refuse(
    place,
    `has to be a number of seconds from ${least} to ${most}; it is "${text.slice(0, 40)}"`,
  );
  return null;
}
