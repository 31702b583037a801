import { readFlow, TexTooDeep } from "./read-flow.ts";
import type { StatementTree } from "./statement-nodes.ts";
import { texCommands } from "./tex-commands.ts";
import { texEnvironments } from "./tex-environments.ts";
import { closeFlow, openFlow, type TexReading } from "./tex-flow.ts";
import { formulaMacros } from "./tex-macros.ts";
import { TexScanner } from "./tex-scanner.ts";

/**
 * Reads a TeX statement: the subset that problem packages use. It is a translator and no TeX: commands it does not know
 * are shown as they were written and named in the warnings.
 *
 * @param constants  of the package; {{name}} and \constant{name} stand for them
 */
export function readTex(
  source: string,
  language: string,
  constants: Readonly<Record<string, string>>,
): StatementTree {
  const reading: TexReading = {
    scanner: new TexScanner(placeConstants(source.replaceAll("\r\n", "\n"), constants)),
    language,
    commands: texCommands,
    environments: texEnvironments,
    macros: new Map(),
    constants,
    footnotes: [],
    labels: new Map(),
    counts: { figure: 0, table: 0, formula: 0 },
    warnings: new Set(),
    depth: 0,
  };
  const flow = openFlow(null);
  try {
    readFlow(reading, flow, () => false);
  } catch (thrown) {
    if (!(thrown instanceof TexTooDeep)) throw thrown;
    reading.warnings.add(
      "groups stand in groups more than a hundred deep; the rest of the statement is left out",
    );
  }
  return {
    blocks: closeFlow(flow),
    footnotes: reading.footnotes,
    labels: reading.labels,
    macros: formulaMacros(reading.macros),
    warnings: [...reading.warnings],
  };
}

/** {{name}} → its value; a name the package does not define is left as it is. */
export function placeConstants(source: string, constants: Readonly<Record<string, string>>): string {
  return source.replace(
    /\{\{\s*([A-Za-z_][\w.]*)\s*\}\}/g,
    (whole, name: string) => constants[name] ?? whole,
  );
}
