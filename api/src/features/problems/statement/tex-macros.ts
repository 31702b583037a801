import { type TexMacro, type TexReading, warn } from "./tex-flow.ts";

/** Puts a macro's expansion before what is unread; false: there is no such macro. */
export function expandMacro(reading: TexReading, name: string): boolean {
  const macro = reading.macros.get(name);
  if (macro === undefined) return false;
  const values: string[] = [];
  if (macro.optional !== null) values.push(reading.scanner.option() ?? macro.optional);
  while (values.length < macro.argumentCount) values.push(reading.scanner.group() ?? "");
  const body = macro.body.replace(/#([1-9])/g, (_whole, digit: string) => values[Number(digit) - 1] ?? "");
  if (!reading.scanner.unread(body))
    warn(reading, `\\${name} unfolds without end; it is left out from there on`);
  return true;
}

/** \newcommand{\x}[n][default]{body} and its kin, after the command itself. */
export function defineCommand(reading: TexReading): void {
  const { scanner } = reading;
  scanner.eat("*");
  const name = nameOf(scanner.group());
  const count = Number(scanner.option() ?? 0);
  const optional = scanner.option();
  const body = scanner.group() ?? "";
  keep(reading, name, { argumentCount: count, optional, body });
}

/** \def\x#1#2{body}; forms that match delimiters are beyond us and said so. */
export function defineByDef(reading: TexReading): void {
  const { scanner } = reading;
  const name = nameOf(scanner.group());
  const pattern = scanner.before("{");
  const argumentCount = (pattern.match(/#[1-9]/g) ?? []).length;
  if (pattern.replace(/#[1-9]/g, "").trim() !== "")
    warn(reading, `\\def\\${name ?? "?"} matches delimiters, which is not understood`);
  keep(reading, name, { argumentCount, optional: null, body: scanner.group() ?? "" });
}

/** \DeclareMathOperator{\x}{words} */
export function defineOperator(reading: TexReading): void {
  const star = reading.scanner.eat("*") ? "*" : "";
  const name = nameOf(reading.scanner.group());
  const words = reading.scanner.group() ?? "";
  keep(reading, name, { argumentCount: 0, optional: null, body: `\\operatorname${star}{${words}}` });
}

/** The macros as KaTeX takes them; it counts the arguments by the "#n" in the body. */
export function formulaMacros(macros: ReadonlyMap<string, TexMacro>): Record<string, string> {
  const plain = [...macros].filter(([, macro]) => macro.optional === null);
  return Object.fromEntries(plain.map(([name, macro]) => [`\\${name}`, macro.body]));
}

function keep(reading: TexReading, name: string | null, macro: TexMacro) {
  if (name === null) return warn(reading, "a macro is defined without a name");
  const isUsable = Number.isInteger(macro.argumentCount) && macro.argumentCount <= 9;
  if (!isUsable) return warn(reading, `\\${name} is defined with more than nine arguments`);
  reading.macros.set(name, macro);
}

function nameOf(group: string | null): string | null {
  return /^\s*\\([A-Za-z@]+|.)\s*$/.exec(group ?? "")?.[1] ?? null;
}
