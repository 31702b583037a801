import type { ShownSample } from "./manifest.ts";
import type { PackageContext } from "./package-context.ts";

const folder = "data/sample";

/**
 * The samples of a statement that are not tests: conversations and texts of data/sample without an .in, by name.
 * Source: 2025-09, "Sample data"; legacy, "Interactive problems".
 */
export function readShownSamples({ tree }: PackageContext): readonly ShownSample[] {
  const names = tree.filesIn(folder).flatMap((file) => {
    const [, name] = /^(.+?)\.(?:interaction|in\.statement|ans\.statement)$/.exec(file) ?? [];
    return name === undefined || tree.hasFile(`${folder}/${name}.in`) ? [] : [name];
  });
  const find = (name: string, ending: string) => {
    const path = `${folder}/${name}${ending}`;
    return tree.hasFile(path) ? path : null;
  };
  return [...new Set(names)].map((name) => ({
    name: `sample/${name}`,
    inputPath: find(name, ".in.statement"),
    answerPath: find(name, ".ans.statement"),
    interactionPath: find(name, ".interaction"),
  }));
}
