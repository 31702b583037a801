import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { advanceCheck, startCheck } from "@bilimdon/rules/grammar/check-by-grammar";
import type { Grammar } from "@bilimdon/rules/grammar/grammar-tree";
import { readGrammar } from "@bilimdon/rules/grammar/read-grammar";
import type { PackageProgram } from "@bilimdon/rules/problem/manifest";
import type { CheckBench } from "./bench.ts";
import { readProgramFiles } from "./package-sources.ts";

export type GrammarOpening =
  | { readonly kind: "read"; readonly grammar: Grammar }
  | { readonly kind: "refused"; readonly why: string };

/** Reads an input validator that is a grammar (.ctd), the package's constants put in. */
export async function openGrammar(
  { box, packageFolder, manifest }: CheckBench,
  validator: PackageProgram,
): Promise<GrammarOpening> {
  const [file] = await readProgramFiles(join(box.storePath, packageFolder), manifest, validator);
  const reading = readGrammar(Buffer.from(file?.content ?? []).toString("utf8"));
  if (reading.kind === "read") return reading;
  return { kind: "refused", why: `${validator.name}: line ${reading.line}: ${reading.why}` };
}

/** About ten milliseconds; then whatever else waits has its turn. */
const stepsAtOnce = 50_000;

/**
 * Holds an input to a grammar. A grammar is no program and is followed here: in small bites, so that the worker's own
 * life goes on, and not for longer than a validator may take.
 *
 * @returns why the input is refused; null: it is taken
 */
export async function inspectByGrammar(
  { box, packageFolder, manifest }: CheckBench,
  grammar: Grammar,
  inputPath: string,
): Promise<string | null> {
  const input = await readFile(join(box.storePath, packageFolder, inputPath), "latin1");
  const check = startCheck(grammar, input);
  const { validationTimeMs } = manifest.limits;
  const until = performance.now() + validationTimeMs;
  for (;;) {
    const outcome = advanceCheck(check, stepsAtOnce);
    if (outcome?.kind === "accepted") return null;
    if (outcome?.kind === "rejected") return `line ${outcome.line}, column ${outcome.column}: ${outcome.why}`;
    if (outcome?.kind === "broken") return `the grammar is wrong in line ${outcome.line}: ${outcome.why}`;
    if (performance.now() > until) return `the grammar did not come to an end in ${validationTimeMs} ms`;
    await setImmediate();
  }
}
