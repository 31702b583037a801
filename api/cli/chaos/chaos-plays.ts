import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../services/project-root.ts";

export const chaosSlug = "choyxona";

/** Code with the verdict it deserves. */
export interface Play {
  readonly languageId: string;
  readonly source: string;
  readonly verdict: "AC" | "WA" | "RTE" | "TLE" | "CE";
}

const paths = [
  ["cpp20", "accepted/boluv.cpp", "AC"],
  ["cpp20", "wrong_answer/int_toshishi.cpp", "WA"],
  ["python3", "accepted/boluv.py", "AC"],
  ["cpp20", "run_time_error/kichik_massiv.cpp", "RTE"],
  ["python3", "wrong_answer/haqiqiy_boluv.py", "WA"],
  ["cpp20", "wrong_answer/pastga_yaxlitlash.cpp", "WA"],
] as const;
const slowPath = ["cpp20", "time_limit_exceeded/piyolama_piyola.cpp", "TLE"] as const;
/** A program over its limit holds a lane for seconds; one in so many is enough to be killed in the middle. */
const slowEvery = 40;

/** Which code is sent as the nth, 0 first: every verdict comes again and again. */
export function openPlays(): (nth: number) => Play {
  const plays = paths.map((path) => readPlay(path));
  const slow = readPlay(slowPath);
  const broken: Play = { languageId: "cpp20", source: "int main() { return 0 ", verdict: "CE" };
  const all = [...plays, broken];
  const [first = broken] = all;
  return (nth) => (nth % slowEvery === slowEvery / 2 ? slow : (all[nth % all.length] ?? first));
}

function readPlay([languageId, path, verdict]: readonly [string, string, Play["verdict"]]): Play {
  const file = join(projectRoot, "problems", chaosSlug, "submissions", path);
  return { languageId, source: readFileSync(file, "utf8"), verdict };
}
