import { permit, permittedPlaces } from "@bilimdon/rules/access/permit";
import {
  type ContestSettings,
  checkSettings,
  type SettingFault,
} from "@bilimdon/rules/contest/check-settings";
import { isLevelBelow } from "@bilimdon/rules/contest/qualification";
import type { RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { refuse } from "../../../errors.ts";
import { type ProblemChoice, readUsableVersions } from "../contests.queries.ts";
import { findLevel, readKeptVersions } from "./settings.queries.ts";

/** A problem of a contest as it is to be written. */
export interface ProblemRow {
  readonly contestId: string;
  readonly problemId: string;
  readonly problemVersionId: string;
  readonly label: string;
  readonly ordinal: number;
  readonly points: number | null;
  readonly rgb: string | null;
}

export interface PlannedProblems {
  readonly rows: readonly ProblemRow[];
  readonly faults: readonly SettingFault[];
}

/**
 * Which problems somebody may put into a contest. Officials may any; the jury of one contest only what is theirs or
 * they were made setter of, since whoever puts a problem in can read it, and others keep theirs secret.
 */
export function choiceOf({ person }: RequestCtx): ProblemChoice {
  if (permit(person, "problem.list-all") === "allowed") return "all";
  const granted = permittedPlaces(person, "problem.read-package", "problem");
  return granted === "all" ? "all" : { ownerId: person?.userId ?? "", grantedIds: granted };
}

interface ProblemWish {
  readonly contestId: string;
  readonly problems: ContestSettings["problems"];
  readonly choice: ProblemChoice;
}

/**
 * The rows of a contest's problems, each in its newest usable version; a problem that is in already keeps the version
 * it is judged by.
 */
export async function planProblems(
  tx: Executor,
  { contestId, problems, choice }: ProblemWish,
): Promise<PlannedProblems> {
  const slugs = problems.map(({ slug }) => slug);
  const usable = slugs.length === 0 ? [] : await readUsableVersions(tx, { slugs, choice });
  const versions = new Map([
    ...usable.filter(({ timeLimitMs }) => timeLimitMs !== null).map((one) => [one.slug, one] as const),
    ...(await readKeptVersions(tx, contestId)).map((one) => [one.slug, one] as const),
  ]);
  const rows: ProblemRow[] = [];
  const faults: SettingFault[] = [];
  for (const [ordinal, { slug, label, points, rgb }] of problems.entries()) {
    const version = versions.get(slug);
    if (version === undefined) faults.push({ field: "problems", fault: "problem-unknown", at: slug });
    else {
      const { problemId, problemVersionId } = version;
      rows.push({ contestId, problemId, problemVersionId, label, ordinal, points, rgb });
    }
  }
  return { rows, faults };
}

/** The contest that people come from: it has to be there, and of the level right below. */
export async function planQualification(
  tx: Executor,
  { level, qualification }: ContestSettings,
): Promise<{ readonly qualifiesFromId: string | null; readonly faults: readonly SettingFault[] }> {
  if (qualification === null) return { qualifiesFromId: null, faults: [] };
  const { slug } = qualification;
  const found = await findLevel(tx, slug);
  if (found !== null && isLevelBelow(found.level, level))
    return { qualifiesFromId: found.contestId, faults: [] };
  return {
    qualifiesFromId: null,
    faults: [{ field: "qualification", fault: "qualification-contest", at: slug }],
  };
}

/** @throws contest.settings_refused with every fault */
export function refuseFaults(settings: ContestSettings, more: readonly SettingFault[] = []): void {
  const faults = [...checkSettings(settings), ...more];
  if (faults.length === 0) return;
  const words = faults.map(
    ({ field, fault, at }) => `${field}${at === undefined ? "" : ` (${at})`}: ${fault}`,
  );
  throw refuse(
    "contest.settings_refused",
    `The settings have ${faults.length} faults: ${words.join("; ")}.`,
    {
      faults,
    },
  );
}
