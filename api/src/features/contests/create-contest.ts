import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { insertContest, insertContestProblems, readUsableVersions } from "./contests.queries.ts";

export interface NewContest {
  readonly slug: string;
  /** By language code: uz, ru, en. */
  readonly title: Readonly<Record<string, string>>;
  /** Milliseconds since 1970, as all times here. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly freezesAt: number | null;
  /** ICPC where it is not said. */
  readonly format?: ContestFormat;
  /** Closed where it is not said. */
  readonly registration?: "closed" | "open";
  readonly penaltyMinutes?: number;
  readonly hasBalloons?: boolean;
  /** Pages of one print at most; nobody prints where it is not said. */
  readonly printPages?: number;
  readonly isDemo?: boolean;
  /** In order; each problem by its slug, taken in its newest verified or published version. */
  readonly problems: readonly { readonly slug: string; readonly label: string; readonly rgb?: string }[];
  /** Takes versions whose verification is not over too: for our own packages, which our tests verify. */
  readonly mayBeUnverified?: boolean;
}

export type ContestMade =
  | { readonly kind: "made"; readonly contestId: string }
  | { readonly kind: "slug-taken" }
  | { readonly kind: "refused"; readonly faults: readonly string[] };

/** Makes a contest with its problems, or nothing. No route leads here yet: seeds and operators' commands call it. */
export async function createContest(
  ctx: Pick<Ctx, "db" | "ids" | "clock" | "events">,
  input: NewContest,
): Promise<ContestMade> {
  const slugs = input.problems.map(({ slug }) => slug);
  const found = await readUsableVersions(ctx.db, { slugs, mayBeUnverified: input.mayBeUnverified === true });
  const versions = new Map(found.map((version) => [version.slug, version]));
  const faults = findFaults(input, new Set(versions.keys()));
  const limitless = [...versions.values()].filter((version) => version.timeLimitMs === null);
  faults.push(
    ...limitless.map(({ slug }) => `problem "${slug}" has no time limit; verify its package first`),
  );
  if (faults.length > 0) return { kind: "refused", faults };

  const contestId = ctx.ids.make("contest");
  const isMade = await inTransaction(ctx.db, async (tx) => {
    const { slug, title, startsAt, endsAt, freezesAt, penaltyMinutes = 20, isDemo = false } = input;
    const {
      format = { kind: "icpc" },
      registration = "closed",
      hasBalloons = false,
      printPages = null,
    } = input;
    const isNew = await insertContest(tx, {
      id: contestId,
      slug,
      title,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      freezesAt: freezesAt === null ? null : new Date(freezesAt),
      format,
      registration,
      penaltyMinutes,
      hasBalloons: hasBalloons ? 1 : 0,
      printPages,
      isDemo: isDemo ? 1 : 0,
      createdAt: new Date(ctx.clock.now()),
    });
    if (!isNew) return false;
    const rows = input.problems.flatMap((problem, ordinal) => {
      const version = versions.get(problem.slug);
      if (version === undefined) return [];
      const { problemId, problemVersionId } = version;
      return [
        { contestId, problemId, problemVersionId, label: problem.label, rgb: problem.rgb ?? null, ordinal },
      ];
    });
    await insertContestProblems(tx, rows);
    return true;
  });
  if (!isMade) return { kind: "slug-taken" };
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return { kind: "made", contestId };
}

const longestMs = 366 * 24 * 3_600_000;
const mostProblems = 60;

function findFaults(input: NewContest, known: ReadonlySet<string>): string[] {
  const { slug, title, startsAt, endsAt, freezesAt, problems } = input;
  const labels = problems.map(({ label }) => label);
  const checks: readonly (readonly [boolean, string])[] = [
    [/^[a-z0-9][a-z0-9-]{1,63}$/.test(slug), `slug "${slug}": 2 to 64 small letters, digits and dashes`],
    [Object.keys(title).length > 0, "the contest has no title"],
    [startsAt < endsAt, "the contest ends before it starts"],
    [
      input.format?.kind === "practice" || endsAt - startsAt <= longestMs,
      "the contest is longer than a year",
    ],
    [
      freezesAt === null || (startsAt <= freezesAt && freezesAt <= endsAt),
      "the freeze is outside the contest",
    ],
    [problems.length <= mostProblems, `more than ${mostProblems} problems`],
    [labels.every((label) => /^[A-Za-z0-9]{1,8}$/.test(label)), "a label is not 1 to 8 letters or digits"],
    [new Set(labels).size === labels.length, "two problems have the same label"],
    [new Set(problems.map((problem) => problem.slug)).size === problems.length, "a problem is in it twice"],
    ...problems.map(
      (problem) => [known.has(problem.slug), `problem "${problem.slug}" is unknown or not verified`] as const,
    ),
  ];
  return checks.filter(([isRight]) => !isRight).map(([, words]) => words);
}
