/**
 * What of the site belongs to an exam. A route says it with `inExam`: nothing said, it is closed to whoever sits in a
 * running exam, so that a new route is closed until somebody decides otherwise.
 */
import type { Ctx, Person } from "../ctx.ts";

/** always: of the account alone, open to all. part: of the exam that its path names. begins: begins one's time in it. */
export type InExam = "always" | "part" | "begins";

/** What somebody wants to reach, by whatever names the contest it lies in. own: their own news of any exam. */
export type ExamPart =
  | { readonly kind: "outside" | "own" }
  | {
      readonly kind:
        | "contest-slug"
        | "contest"
        | "participant"
        | "submission"
        | "custom-run"
        | "problem-version";
      readonly id: string;
    };

export interface ExamReach {
  readonly person: Person;
  readonly address: string;
  readonly part: ExamPart;
  readonly isBeginning: boolean;
  /** By an Authorization header, of a script or an app: an exam is sat in a browser. */
  readonly isByToken: boolean;
}

/**
 * Holds whoever sits in a running exam to it.
 *
 * @throws contest.exam_running, contest.exam_address, contest.exam_elsewhere
 */
export type HoldToExam = (ctx: Ctx, reach: ExamReach) => Promise<void>;

const namedBy = {
  slug: "contest-slug",
  submissionId: "submission",
  customRunId: "custom-run",
  problemVersionId: "problem-version",
} as const;

/** The part that a route's path names. */
export function examPartOf(inExam: InExam | undefined, params: Readonly<Record<string, string>>): ExamPart {
  if (inExam === "part" || inExam === "begins")
    for (const [name, kind] of Object.entries(namedBy)) {
      const id = params[name];
      if (id !== undefined) return { kind, id };
    }
  return { kind: "outside" };
}
