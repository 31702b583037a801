import type {
  ProblemDesk,
  ProblemList,
  ProblemVersionReport,
  ProblemVersionView,
  problemFiles,
  problemFileText,
  StatementPreview,
  VersionComparison,
} from "@bilimdon/contracts/http/problems";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { keyedResource, makeResource } from "../../client/resource.ts";

/** Address of a version in the API, or of a part of it. */
export function versionUrl(problemVersionId: string, part = ""): string {
  return `/api/problem-versions/${encodeURIComponent(problemVersionId)}${part}`;
}

export const problemListResource = makeResource(() => getApi<ProblemList>("/api/problems"));
export const deskResource = keyedResource((slug) =>
  getApi<ProblemDesk>(`/api/problems/${encodeURIComponent(slug)}`),
);
export const versionResource = keyedResource((id) => getApi<ProblemVersionView>(versionUrl(id)));
export const reportResource = keyedResource((id) => getApi<ProblemVersionReport>(versionUrl(id, "/report")));
export const filesResource = keyedResource((id) =>
  getApi<z.infer<typeof problemFiles>>(versionUrl(id, "/files")),
);

const textByUrl = keyedResource((url) => getApi<z.infer<typeof problemFileText>>(url));
export const fileTextResource = (id: string, path: string) =>
  textByUrl(versionUrl(id, `/files/${encodeURIComponent(path)}`));

const previewByUrl = keyedResource((url) => getApi<StatementPreview>(url));
export const previewResource = (id: string, language: string) =>
  previewByUrl(versionUrl(id, `/statement?lang=${encodeURIComponent(language)}`));

const comparisonByUrl = keyedResource((url) => getApi<VersionComparison>(url));
export const comparisonResource = (id: string, otherId: string) =>
  comparisonByUrl(versionUrl(id, `/compare/${encodeURIComponent(otherId)}`));
