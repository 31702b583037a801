import type { SubmissionDetail, submissionList } from "@bilimdon/contracts/http/submissions";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { keyedResource } from "../../client/resource.ts";

export type SubmissionPage = z.infer<typeof submissionList>;

const pageSize = 50;

export interface PageQuestion {
  readonly slug: string;
  readonly scope: "own" | "all";
  /** A label; null: of all problems. */
  readonly problem: string | null;
  /** null: the newest. */
  readonly cursor: string | null;
}

/** The address of a page of the list; it also names the list it is of. */
export function pageUrl({ slug, scope, problem, cursor }: PageQuestion): string {
  const asked = new URLSearchParams({ scope, limit: String(pageSize) });
  if (problem !== null) asked.set("problem", problem);
  if (cursor !== null) asked.set("cursor", cursor);
  return `/api/contests/${encodeURIComponent(slug)}/submissions?${asked}`;
}

export const pageResource = keyedResource((url) => getApi<SubmissionPage>(url));

export const submissionResource = keyedResource((submissionId) =>
  getApi<SubmissionDetail>(`/api/submissions/${encodeURIComponent(submissionId)}`),
);
