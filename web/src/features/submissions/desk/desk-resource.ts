import type { DeskFilter, DeskSubmissionList, SubmissionHistory } from "@bilimdon/contracts/http/jury-desk";
import { getApi } from "../../../client/call-api.ts";
import { keyedResource } from "../../../client/resource.ts";

const pageSize = 60;

/** The address of a page of the jury's list; it also names the list it is of. */
export function deskUrl(slug: string, filter: DeskFilter, cursor: string | null): string {
  const asked = new URLSearchParams({ limit: String(pageSize) });
  for (const [name, value] of Object.entries(filter)) asked.set(name, String(value));
  if (cursor !== null) asked.set("cursor", cursor);
  return `/api/contests/${encodeURIComponent(slug)}/desk/submissions?${asked}`;
}

export const deskResource = keyedResource((url) => getApi<DeskSubmissionList>(url));

export const historyResource = keyedResource((submissionId) =>
  getApi<SubmissionHistory>(`/api/submissions/${encodeURIComponent(submissionId)}/history`),
);
