import { Readable } from "node:stream";
import type { ReadableStream as NodeWebStream } from "node:stream/web";
import {
  problemDesk,
  problemFiles,
  problemFileText,
  problemJudgingWish,
  problemList,
  problemVersionReport,
  problemVersionView,
  problemView,
  publishRequest,
  statementPreview,
  versionComparison,
  withdrawRequest,
} from "@bilimdon/contracts/http/problems";
import { z } from "zod";
import { refuse } from "../../errors.ts";
import { type Route, rawRoute, route } from "../../http/route.ts";
import { archiveLimits } from "./archive/archive-limits.ts";
import { compareVersions } from "./desk/compare-versions.ts";
import { listProblems } from "./desk/list-problems.ts";
import { readProblemDesk } from "./desk/read-problem-desk.ts";
import { readReport } from "./desk/read-report.ts";
import { setJudgingExtent } from "./desk/set-judging-extent.ts";
import { listFiles } from "./files/list-files.ts";
import { readFileText } from "./files/read-file-text.ts";
import { pushPackage } from "./import/push-package.ts";
import { previewStatement } from "./show/preview-statement.ts";
import { readProblem } from "./show/read-problem.ts";
import { sendAsset } from "./show/send-asset.ts";
import { stopVerification } from "./verification/stop-verification.ts";
import { verifyAgain } from "./verification/verify-again.ts";
import { publishVersion } from "./versions/publish-version.ts";
import { readVersion } from "./versions/read-version.ts";
import { withdrawVersion } from "./versions/withdraw-version.ts";

const versionPath = z.object({ problemVersionId: z.string().max(36) });

const deskRoutes: readonly Route[] = [
  route({
    id: "withdrawProblemVersion",
    method: "post",
    path: "/api/problem-versions/{problemVersionId}/withdraw",
    access: "session",
    scope: "problems.write",
    summary: "Give a published version to nobody new, with a reason; contests that have it keep it",
    params: versionPath,
    body: withdrawRequest,
    reply: problemVersionView,
    run: ({ ctx, params, body }) => withdrawVersion(ctx, { ...params, ...body }),
  }),
  route({
    id: "stopProblemVerification",
    method: "post",
    path: "/api/problem-versions/{problemVersionId}/stop",
    access: "session",
    scope: "problems.write",
    summary: "End a verification before its time",
    params: versionPath,
    reply: problemVersionView,
    run: ({ ctx, params }) => stopVerification(ctx, params),
  }),
  route({
    id: "readProblem",
    method: "get",
    path: "/api/problems/{slug}",
    access: "session",
    scope: "problems.read",
    summary: "A problem with its versions, its contests and who published what",
    params: z.object({ slug: z.string().max(80) }),
    reply: problemDesk,
    run: ({ ctx, params }) => readProblemDesk(ctx, params),
  }),
  route({
    id: "setProblemJudging",
    method: "put",
    path: "/api/problems/{slug}/judging",
    access: "session",
    scope: "problems.write",
    summary: "Have submissions judged to the last test, or to the first rejected one",
    params: z.object({ slug: z.string().max(80) }),
    body: problemJudgingWish,
    reply: problemDesk,
    run: ({ ctx, params, body }) => setJudgingExtent(ctx, { ...params, ...body }),
  }),
  route({
    id: "readProblemVersionReport",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}/report",
    access: "session",
    scope: "problems.read",
    summary: "Every test of every jury submission, and what was taken from the package",
    params: versionPath,
    reply: problemVersionReport,
    run: ({ ctx, params }) => readReport(ctx, params),
  }),
  route({
    id: "listProblemFiles",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}/files",
    access: "session",
    scope: "problems.read",
    summary: "Every file of a version with its size",
    params: versionPath,
    reply: problemFiles,
    run: ({ ctx, params }) => listFiles(ctx, params),
  }),
  route({
    id: "readProblemFile",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}/files/{path}",
    access: "session",
    scope: "problems.read",
    summary: "The first 64 KiB of one file, as text; the path is percent-encoded",
    params: versionPath.extend({ path: z.string().max(1000) }),
    reply: problemFileText,
    run: ({ ctx, params }) => readFileText(ctx, params),
  }),
  route({
    id: "previewProblemStatement",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}/statement",
    access: "session",
    scope: "problems.read",
    summary: "A version's statement and samples as contestants will see them",
    params: versionPath,
    query: z.object({ lang: z.string().max(16).optional().describe("uz, ru, en …") }),
    reply: statementPreview,
    run: ({ ctx, params, query }) => previewStatement(ctx, { ...params, ...query }),
  }),
  route({
    id: "compareProblemVersions",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}/compare/{otherId}",
    access: "session",
    scope: "problems.read",
    summary: "What came with a version since another one: files, texts, limits, verdicts",
    params: versionPath.extend({ otherId: z.string().max(36) }),
    reply: versionComparison,
    run: ({ ctx, params }) => compareVersions(ctx, params),
  }),
];

export const problemRoutes: readonly Route[] = [
  rawRoute({
    id: "pushPackage",
    method: "post",
    path: "/api/problems/push",
    access: "session",
    scope: "problems.write",
    summary: "Send a problem package; it becomes a new version, which the judge then verifies",
    bodyBytes: archiveLimits.uploadBytes,
    takes: {
      "application/zip": "a package in one folder named by its short name",
      "application/gzip": "the same as tar.gz",
      "application/x-tar": "the same as tar",
    },
    sends: {
      "application/json": "{ data: packagePushed }; faults of a refused package in error.details.faults",
    },
    limits: [
      { name: "push", limit: 120, windowMs: 600_000, key: (caller) => caller.userId, whenDown: "allow" },
    ],
    async run({ ctx, body }) {
      if (body === null)
        throw refuse("package.archive_refused", "The request has no body; send the archive as body.");
      return Response.json({ data: await pushPackage(ctx, fromWeb(body)) });
    },
  }),
  route({
    id: "listProblems",
    method: "get",
    path: "/api/problems",
    access: "session",
    scope: "problems.read",
    summary: "Your problems with their newest versions; officials see all",
    reply: problemList,
    run: ({ ctx }) => listProblems(ctx),
  }),
  route({
    id: "readProblemVersion",
    method: "get",
    path: "/api/problem-versions/{problemVersionId}",
    access: "session",
    scope: "problems.read",
    summary: "A version with the report of its verification",
    params: versionPath,
    reply: problemVersionView,
    run: ({ ctx, params }) => readVersion(ctx, params),
  }),
  route({
    id: "verifyProblemVersion",
    method: "post",
    path: "/api/problem-versions/{problemVersionId}/verify",
    access: "session",
    scope: "problems.write",
    summary: "Run a version's jury submissions once more",
    params: versionPath,
    reply: problemVersionView,
    run: ({ ctx, params }) => verifyAgain(ctx, params),
  }),
  route({
    id: "publishProblemVersion",
    method: "post",
    path: "/api/problem-versions/{problemVersionId}/publish",
    access: "session",
    scope: "problems.write",
    summary: "Give a verified version to contests and learners",
    params: versionPath,
    body: publishRequest,
    reply: problemVersionView,
    run: ({ ctx, params, body }) => publishVersion(ctx, { ...params, ...body }),
  }),
  ...deskRoutes,
  route({
    id: "readContestProblem",
    method: "get",
    path: "/api/contests/{slug}/problems/{label}",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary: "A problem of a contest that has started: statement, samples, limits",
    params: z.object({ slug: z.string().max(80), label: z.string().max(8) }),
    query: z.object({ lang: z.string().max(16).optional().describe("uz, ru, en …") }),
    reply: problemView,
    isCached: true,
    run: ({ ctx, params, query }) => readProblem(ctx, { ...params, ...query }),
  }),
  rawRoute({
    id: "readProblemAsset",
    method: "get",
    path: "/api/problem-assets/{problemVersionId}/{path}",
    access: "public",
    inExam: "part",
    scope: "contests.read",
    summary:
      "An image, PDF statement or attachment of a problem that may be seen; the path is percent-encoded",
    params: versionPath.extend({ path: z.string().max(1000) }),
    sends: { "application/octet-stream": "the file, with its own media type" },
    run: ({ ctx, params }) => sendAsset(ctx, params),
  }),
];

/** Promise: Request's body is Node's own web stream; only the two type packages disagree. */
function fromWeb(body: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(body as unknown as NodeWebStream<Uint8Array>);
}
