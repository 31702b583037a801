import type { Expectation, ExpectedVerdict } from "./manifest.ts";
import type { PackageDialect } from "./package-context.ts";

type FolderRule = Partial<
  Pick<Expectation, "permitted" | "required" | "final" | "isFinalEnough" | "isBelowMaximum">
>;

/** Source: 2025-09, "Default directories". */
const modernFolders: Readonly<Record<string, FolderRule>> = {
  accepted: { permitted: ["AC"] },
  rejected: { required: ["RTE", "TLE", "WA"] },
  wrong_answer: { permitted: ["AC", "WA"], required: ["WA"] },
  time_limit_exceeded: { permitted: ["AC", "TLE"], required: ["TLE"] },
  run_time_error: { permitted: ["AC", "RTE"], required: ["RTE"] },
  brute_force: { permitted: ["AC", "RTE", "TLE"], required: ["RTE", "TLE"] },
};

/** Source: legacy, "Example submissions". */
const legacyFolders: Readonly<Record<string, FolderRule>> = {
  accepted: { final: ["AC"] },
  partially_accepted: { final: ["AC"], isBelowMaximum: true },
  wrong_answer: legacyRule("WA", ["AC", "WA"]),
  time_limit_exceeded: legacyRule("TLE", ["AC", "WA", "TLE"]),
  run_time_error: legacyRule("RTE", null),
};

/** Folders that packages made for DOMjudge have beside those of the format. */
const wildFolders: Readonly<Record<string, FolderRule>> = {
  memory_limit_exceeded: { final: ["MLE", "RTE"] },
  output_limit_exceeded: { final: ["OLE"] },
  compiler_error: { final: ["CE"] },
  compile_error: { final: ["CE"] },
  rejected: { final: ["WA", "TLE", "RTE", "MLE", "OLE"] },
  run_error: { final: ["RTE"] },
  no_output: { final: ["WA"] },
};

/** No demand at all, to be filled in. */
export const noExpectation: Expectation = {
  cases: "",
  permitted: null,
  required: null,
  final: null,
  isFinalEnough: false,
  score: null,
  isBelowMaximum: false,
  message: null,
  useForTimeLimit: "default",
  origin: "",
};

/** What a folder of submissions/ says of those in it; null where its name says nothing. */
export function folderExpectation(folder: string, dialect: PackageDialect): Expectation | null {
  const rule = ownEntry(dialect === "2025-09" ? modernFolders : legacyFolders, folder);
  const chosen = rule ?? (dialect === "2025-09" ? null : ownEntry(wildFolders, folder));
  return chosen === null ? null : { ...noExpectation, ...chosen, origin: `folder ${folder}` };
}

/** Whether the format itself knows the folder. */
export function isKnownFolder(folder: string, dialect: PackageDialect): boolean {
  return ownEntry(dialect === "2025-09" ? modernFolders : legacyFolders, folder) !== null;
}

function legacyRule(final: ExpectedVerdict, permitted: readonly ExpectedVerdict[] | null): FolderRule {
  return { final: [final], permitted, required: [final], isFinalEnough: true };
}

function ownEntry(rules: Readonly<Record<string, FolderRule>>, folder: string): FolderRule | null {
  return Object.hasOwn(rules, folder) ? (rules[folder] ?? null) : null;
}
