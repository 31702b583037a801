import type { Manifest } from "./manifest.ts";

/** What problem.yaml says, in the manifest's words, before statements, data and programs are looked at. */
export interface PackageHeader
  extends Pick<
    Manifest,
    | "uuid"
    | "version"
    | "embargoUntil"
    | "kind"
    | "limits"
    | "timeLimitRule"
    | "languages"
    | "isFileWritingAllowed"
    | "constants"
    | "credits"
    | "source"
    | "license"
    | "rightsOwner"
    | "keywords"
    | "objective"
    | "isGroupScoreShown"
  > {
  /** One name for all languages (legacy, or English alone), a name for each, or none. */
  readonly name: string | Readonly<Record<string, string>> | null;
  readonly validation: LegacyValidation | null;
  /** legacy: grading keys that problem.yaml carried before testdata.yaml did. */
  readonly oldGrading: OldGrading | null;
}

export interface LegacyValidation {
  readonly isCustom: boolean;
  readonly flags: readonly string[];
}

export interface OldGrading {
  readonly onReject: "break" | "continue" | null;
  readonly acceptScore: number | null;
  readonly rejectScore: number | null;
  readonly range: readonly [number, number] | null;
}

export const licenses = [
  "unknown",
  "public domain",
  "cc0",
  "cc by",
  "cc by-sa",
  "educational",
  "permission",
] as const;
