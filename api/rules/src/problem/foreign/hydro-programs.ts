import { testlibMark } from "../read-programs.ts";
import { testFolder as folder, type HydroContext, inConfig, readProgramFile } from "./hydro-context.ts";
import { packageName } from "./package-draft.ts";

export interface HydroPrograms {
  readonly isInteractive: boolean;
  /** Of the default validator; none where the package brings its own. */
  readonly args: readonly string[];
}

/** Checker, interactor and the authors' solution of a Hydro problem. */
export function convertHydroPrograms(hydro: HydroContext): HydroPrograms {
  const { config, draft } = hydro;
  const type = config?.text("type") ?? "default";
  config?.raw("judge_extra_files");
  const isInteractive = type === "interactive";
  if (!isInteractive && type !== "default") {
    const message = `is "${type}"; of Hydro's kinds only default and interactive can be taken`;
    draft.refuse(inConfig(hydro, "type"), message);
  }
  const args = isInteractive ? convertInteractor(hydro) : convertChecker(hydro);
  convertStandard(hydro);
  return { isInteractive, args };
}

/** An interactor decides alone; what the config says of a checker beside it is not asked in Hydro either. */
function convertInteractor(hydro: HydroContext): readonly [] {
  const { config, draft } = hydro;
  for (const key of ["checker", "checker_type"]) {
    if (!config?.has(key)) continue;
    config.raw(key);
    draft.note(inConfig(hydro, key), "left", "is not asked where an interactor decides");
  }
  if (copyProgram(hydro, "interactor")) {
    draft.text(`output_validator/${testlibMark}`, "");
    draft.note(inConfig(hydro, "interactor"), "taken", "called in testlib's manner");
  }
  return [];
}

/** @returns the arguments of the default validator */
function convertChecker(hydro: HydroContext): readonly string[] {
  const { config, draft } = hydro;
  const place = inConfig(hydro, "checker_type");
  const type = config?.text("checker_type") ?? (config?.has("checker") ? "testlib" : "default");
  draft.note(place, "taken", type);
  if (type === "default" || type === "strict") {
    config?.raw("checker");
    return type === "default" ? ["case_sensitive"] : ["case_sensitive", "space_change_sensitive"];
  }
  if (type !== "testlib" && type !== "kattis") {
    config?.raw("checker");
    draft.refuse(
      place,
      `is "${type}"; write the checker for testlib or in this format, or use default or strict`,
    );
    return [];
  }
  if (copyProgram(hydro, "checker") && type === "testlib") draft.text(`output_validator/${testlibMark}`, "");
  return [];
}

/**
 * Copies a program of testdata/ with the headers beside it; one that includes testlib.h has to bring it.
 *
 * @returns false when it is refused
 */
function copyProgram(hydro: HydroContext, key: "checker" | "interactor"): boolean {
  const { config, draft, tree } = hydro;
  const file = readProgramFile(hydro, key);
  const extra = config?.texts("judge_extra_files") ?? [];
  const has = (name: string) => tree.hasFile(`${folder}/${name}`);
  if (file === null || !has(file)) {
    draft.refuse(inConfig(hydro, key), `has to name a file of ${folder}/`);
    return false;
  }
  const headers = tree.filesIn(folder).filter((name) => /\.(?:h|hpp)$/.test(name));
  for (const name of new Set([file, ...extra.filter(has), ...headers]))
    draft.copy(`output_validator/${packageName(name)}`, `${folder}/${name}`);
  const isTestlib = key === "interactor" || config?.text("checker_type") !== "kattis";
  if (isTestlib && !has("testlib.h")) {
    const message = "speaks testlib, but testdata/ has no testlib.h; add it, none is lent here";
    draft.refuse(inConfig(hydro, key), message);
    return false;
  }
  return true;
}

/** The authors' solution, the one jury submission a Hydro problem can have. */
function convertStandard(hydro: HydroContext): void {
  const { draft, tree } = hydro;
  const file = readProgramFile(hydro, "std");
  const place = inConfig(hydro, "std");
  if (file === null) {
    draft.note(place, "left", "is not there; add an accepted solution to submissions/accepted");
  } else if (tree.hasFile(`${folder}/${file}`)) {
    draft.copy(`submissions/accepted/${packageName(file)}`, `${folder}/${file}`);
    draft.note(place, "taken", "as an accepted submission");
  } else draft.refuse(place, `has to name a file of ${folder}/`);
}
