import { packageName, writeYaml } from "./package-draft.ts";
import { inXml, type PolygonContext } from "./polygon-context.ts";
import { baseName } from "./polygon-programs.ts";
import { attributeOf, childrenOf, elementAt } from "./xml-element.ts";

interface TagRule {
  readonly folder: string;
  /** What submissions.yaml says of the folder, where the format has no such folder. */
  readonly demand?: Readonly<Record<string, unknown>>;
}

const lateOr = (others: readonly string[]) => ({
  permitted: ["AC", "TLE", ...others],
  use_for_time_limit: false,
});

/** Polygon's tags. MLE counts as RTE in the format's four verdicts, presentation errors as wrong answers. */
const tagRules: Readonly<Record<string, TagRule>> = {
  main: { folder: "accepted" },
  accepted: { folder: "accepted" },
  "wrong-answer": { folder: "wrong_answer" },
  "presentation-error": { folder: "wrong_answer" },
  "time-limit-exceeded": { folder: "time_limit_exceeded" },
  "time-limit-exceeded-or-accepted": { folder: "accepted_or_late", demand: lateOr([]) },
  "time-limit-exceeded-or-memory-limit-exceeded": {
    folder: "late_or_out_of_memory",
    demand: { ...lateOr(["RTE"]), required: ["TLE", "RTE"] },
  },
  "memory-limit-exceeded": { folder: "run_time_error" },
  failed: { folder: "run_time_error" },
  "runtime-error": { folder: "run_time_error" },
  rejected: { folder: "rejected" },
};

/** Solutions become jury submissions in the folder of their tag; those not to be run stay out. */
export function convertSolutions(context: PolygonContext): void {
  const rules: Record<string, unknown> = {};
  for (const solution of childrenOf(elementAt(context.problem, "assets/solutions"), "solution")) {
    const sketch: SolutionSketch = {
      tag: attributeOf(solution, "tag"),
      path: attributeOf(elementAt(solution, "source"), "path"),
      type: attributeOf(elementAt(solution, "source"), "type"),
      extraTags: childrenOf(elementAt(solution, "extra-tags"), "extra-tag").length,
    };
    Object.assign(rules, convertSolution(context, sketch));
  }
  if (Object.keys(rules).length > 0) context.draft.text("submissions/submissions.yaml", writeYaml(rules));
}

interface SolutionSketch {
  readonly tag: string;
  readonly path: string;
  readonly type: string;
  readonly extraTags: number;
}

/** @returns what submissions.yaml has to say of it */
function convertSolution({ files, draft }: PolygonContext, sketch: SolutionSketch): Record<string, unknown> {
  const { tag, path, type, extraTags } = sketch;
  const place = inXml(`assets.solutions.solution ${path}`);
  if (tag === "do-not-run") {
    draft.note(place, "left", "its tag says that it is not to be run");
    return {};
  }
  const rule = Object.hasOwn(tagRules, tag) ? tagRules[tag] : undefined;
  if (rule === undefined)
    draft.refuse(place, `has the tag "${tag}", which is not known; it is one of ${known}`);
  if (!files.sizes.has(path)) draft.refuse(place, "is not in the package; build the full package in Polygon");
  if (rule === undefined || !files.sizes.has(path)) return {};
  const wished = `submissions/${rule.folder}/${packageName(baseName(path))}`;
  const name = draft.add(wished, { kind: "copy", path }).replace(/^submissions\//, "");
  draft.note(place, "taken", `tag ${tag} (${type}), as ${rule.folder}`);
  if (extraTags > 0) draft.note(place, "left", `${extraTags} tags for single groups or tests`);
  const own = {
    ...(tag === "main" ? { model_solution: true } : {}),
    ...(/^python\.(?:2|pypy2)/.test(type) ? { language: "python2" } : {}),
  };
  return {
    ...(Object.keys(own).length === 0 ? {} : { [name]: own }),
    ...(rule.demand === undefined ? {} : { [`${rule.folder}/*`]: rule.demand }),
  };
}

const known = [...Object.keys(tagRules), "do-not-run"].join(", ");
