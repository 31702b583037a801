import { readDecimal } from "../verdict/read-decimal.ts";
import { limitBounds } from "./limit-bounds.ts";
import { type PackageContext, readText } from "./package-context.ts";

/**
 * Legacy: the time limit the package states, in milliseconds: in problem.yaml, in domjudge-problem.ini (`timelimit`),
 * or as the number in the file .timelimit (seconds both). Null: none. Two that differ are refused.
 *
 * @param inHeader what problem.yaml says
 * Source: files that DOMjudge and its tools put into packages.
 */
export function readStatedLimit(context: PackageContext, inHeader: number | null): number | null {
  const stated = [
    { file: "problem.yaml", limitMs: inHeader },
    { file: iniFile, limitMs: readIni(context) },
    { file: ".timelimit", limitMs: readLimitFile(context) },
  ].filter((each) => each.limitMs !== null);
  const [first, ...others] = stated;
  for (const other of others.filter((each) => each.limitMs !== first?.limitMs)) {
    const message = `states ${other.limitMs} ms, but ${first?.file} states ${first?.limitMs} ms; keep one of them`;
    context.notes.refuse({ file: other.file, key: null }, message);
  }
  return first?.limitMs ?? null;
}

const iniFile = "domjudge-problem.ini";

function readIni(context: PackageContext): number | null {
  if (!context.tree.hasFile(iniFile)) return null;
  const value = /^[ \t]*timelimit[ \t]*=[ \t]*["']?([^"'\s;]+)/im.exec(readText(context, iniFile) ?? "")?.[1];
  return value === undefined ? null : checkSeconds(context, { file: iniFile, key: "timelimit" }, value);
}

function readLimitFile(context: PackageContext): number | null {
  const text = context.tree.hasFile(".timelimit") ? readText(context, ".timelimit") : null;
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
