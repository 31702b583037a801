import { type PackageContext, readYamlFile } from "../package-context.ts";
import type { YamlFields } from "../yaml-fields.ts";
import type { PackageDraft } from "./package-draft.ts";

/** A Hydro problem's files of judging, its config, and the package that becomes of it. */
export interface HydroContext {
  readonly tree: PackageContext["tree"];
  readonly draft: PackageDraft;
  /** null: testdata/ has none, and its files are paired by name. */
  readonly config: YamlFields | null;
  readonly configPath: string;
}

export const testFolder = "testdata";

/** Hydro takes any of these names. */
const configName = /^config\.ya?ml$/i;

/** Finds and reads the config, whichever of its names it has; a second one is told of and left. */
export function openHydro(context: PackageContext, draft: PackageDraft): HydroContext {
  const { tree } = context;
  const [name, ...others] = tree.filesIn(testFolder).filter((each) => configName.test(each));
  for (const other of others)
    draft.note({ file: `${testFolder}/${other}`, key: null }, "left", `${name} is the config`);
  const configPath = `${testFolder}/${name ?? "config.yaml"}`;
  const config = name === undefined ? null : readYamlFile(context, configPath);
  return { tree, draft, config, configPath };
}

/** Where a key of the config stands. */
export function inConfig({ configPath }: HydroContext, key: string) {
  return { file: configPath, key };
}

/** A program of the config: its file, or a map with file and lang; null where the config names none. */
export function readProgramFile({ config }: HydroContext, key: string): string | null {
  if (config === null || !config.holdsMap(key)) return config?.text(key) ?? null;
  const fields = config.fields(key);
  fields?.raw("lang");
  return fields?.text("file") ?? null;
}
