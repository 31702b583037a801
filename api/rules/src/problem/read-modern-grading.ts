import type { ModernGrading } from "./manifest.ts";
import type { PackageContext } from "./package-context.ts";
import type { YamlFields } from "./yaml-fields.ts";

export interface GroupRole {
  readonly role: "sample" | "secret" | "group";
  readonly isScoring: boolean;
}

const scoringKeys = ["max_score", "score_aggregation", "require_pass"] as const;

/**
 * How a group of format 2025-09 is scored, from its test_group.yaml (null: it has none).
 *
 * @returns maxScore null: unbounded; in pass-fail problems nothing is scored
 * Source: 2025-09, "Test data configuration", "Result aggregation".
 */
export function readModernGrading(
  context: PackageContext,
  fields: YamlFields | null,
  group: GroupRole,
): ModernGrading {
  const { notes } = context;
  const { role, isScoring } = group;
  const isSecret = role === "secret";
  const standard: ModernGrading = {
    kind: "2025-09",
    aggregation: isSecret && isScoring ? "sum" : "pass-fail",
    maxScore: isSecret && isScoring ? 100 : null,
    staticScore: null,
    requirePass: [],
  };
  if (fields === null) return standard;
  const aggregation = fields.word("score_aggregation", ["pass-fail", "sum", "min"]);
  const maxScore = readMaxScore(context, fields);
  const requirePass = fields.texts("require_pass") ?? [];
  const given = scoringKeys.filter((key) => fields.has(key));
  for (const key of given) {
    if (role === "sample") notes.refuse(fields.at(key), "is not for the sample; take it out");
    else if (!isScoring)
      notes.refuse(fields.at(key), 'is for scoring problems; take it out, or say "type: scoring"');
  }
  if (role === "sample" || !isScoring) return standard;
  return {
    ...standard,
    aggregation: aggregation ?? standard.aggregation,
    maxScore: maxScore === undefined ? standard.maxScore : maxScore,
    requirePass,
  };
}

function readMaxScore(context: PackageContext, fields: YamlFields): number | null | undefined {
  const raw = fields.raw("max_score");
  if (raw === undefined) return undefined;
  if (raw === "unbounded") return null;
  if (typeof raw === "number" && Number.isInteger(raw) && raw >= 0) return raw;
  context.notes.refuse(fields.at("max_score"), 'has to be a whole number, 0 or more, or "unbounded"');
  return undefined;
}
