import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { projectRoot } from "../services/project-root.ts";
import type { PlayedSubmission } from "./plan-demo.ts";

export interface PlayedSource {
  readonly languageId: string;
  readonly fileName: string;
  readonly source: string;
}

const languageOf: Readonly<Record<string, string>> = {
  ".cpp": "cpp20",
  ".cc": "cpp20",
  ".py": "python3",
  ".java": "java",
};

/** Where a package has no source of the wanted kind, another wrong one will do. */
const instead = ["wrong_answer", "time_limit_exceeded", "run_time_error"];

/**
 * The source a recorded submission is sent with: a single file of the package's jury folder, in a language that some
 * judge has.
 *
 * @returns null when the package has none
 */
export function pickSource(
  slug: string,
  played: Pick<PlayedSubmission, "kind" | "pick">,
  languageIds: ReadonlySet<string>,
): PlayedSource | null {
  const kinds = played.kind === "accepted" ? ["accepted"] : [played.kind, ...instead];
  for (const kind of kinds) {
    const files = listSources(join(projectRoot, "problems", slug, "submissions", kind), languageIds);
    const path = files[Math.floor(played.pick * files.length)];
    if (path === undefined) continue;
    const languageId = languageOf[extname(path)] ?? "";
    return {
      languageId,
      fileName: path.slice(path.lastIndexOf("/") + 1),
      source: readFileSync(path, "utf8"),
    };
  }
  return null;
}

function listSources(folder: string, languageIds: ReadonlySet<string>): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => languageIds.has(languageOf[extname(name)] ?? ""))
    .sort()
    .map((name) => join(folder, name));
}
