import { readGrammar } from "../grammar/read-grammar.ts";
import type { PackageProgram } from "./manifest.ts";
import { type PackageContext, readText } from "./package-context.ts";
import { replaceConstants } from "./replace-constants.ts";

/** Notes what is wrong in an input validator that is a grammar, and grammars that nothing here reads. */
export function checkGrammar(
  context: PackageContext,
  { files, language }: PackageProgram,
  constants: Readonly<Record<string, string>>,
): void {
  const [file = ""] = files;
  if (language === "viva") {
    const message =
      "is a VIVA grammar, which is not read here; write it as a program or in Checktestdata (.ctd)";
    context.notes.warn({ file, key: null }, message);
  }
  if (language !== "checktestdata") return;
  const text = readText(context, file);
  const reading = text === null ? null : readGrammar(replaceConstants(text, constants));
  if (reading?.kind === "refused")
    context.notes.refuse({ file, key: null }, `line ${reading.line}: ${reading.why}`);
}
