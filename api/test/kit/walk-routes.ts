/** Calls every route as it wants to be called, so that a test can say something of all of them. */
import { z } from "zod";
import { allRoutes } from "../../src/app.ts";
import { problemFiles } from "../../src/db/schema/problems.ts";
import { hashPassword } from "../../src/features/accounts/hash-password.ts";
import type { Route } from "../../src/http/route.ts";
import { packageDownloadRoutes } from "../../src/judge-link/package-download.ts";
import { build } from "./build.ts";
import type { SendOptions, TestApp } from "./open-test-app.ts";
import { type KnownValues, type Path, putAt, type Sample, sampleShape } from "./sample-shape.ts";
import { testJudgeToken } from "./test-ctx.ts";

export const everyRoute: readonly Route[] = [...allRoutes, ...packageDownloadRoutes];

export const nameOf = (route: Route) => `${route.method.toUpperCase()} ${route.path}`;
export const isWriting = (route: Route) => route.method !== "get";

/** One way to call a route: its parts with values that fit, and where free text stands. */
export interface Calling {
  readonly parts: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
  readonly texts: readonly { readonly path: Path; readonly maxLength: number }[];
}

/** @returns at least one calling; several where a union can go several ways */
export function callingsOf(route: Route, known: KnownValues): Calling[] {
  const { params, query, body } = shapesOf(route);
  const nothing: Sample[] = [{ value: {}, texts: [] }];
  const [forParams = nothing[0], forQuery = nothing[0]] = [params, query].map(
    (shape) => (shape === null ? nothing : sampleShape(shape, known))[0],
  );
  const bodies = body === null ? nothing : sampleShape(body, known);
  const within = (part: string, sample: Sample | undefined) =>
    (sample?.texts ?? []).map(({ path, maxLength }) => ({ path: [part, ...path], maxLength }));
  return bodies.map((sample) => ({
    parts: { params: forParams?.value, query: forQuery?.value, body: sample.value },
    texts: [...within("params", forParams), ...within("query", forQuery), ...within("body", sample)],
  }));
}

/** The same calling with a text in one place. */
export function withText(calling: Calling, path: Path, text: string): Calling {
  const parts = putAt(calling.parts, path, text) as Calling["parts"];
  return { ...calling, parts };
}

/** Sends it: a person's call as that person, a worker's with the token. */
export function sendCalling(
  t: Pick<TestApp, "send">,
  route: Route,
  sent: { readonly calling: Calling; readonly as?: string; readonly headers?: Record<string, string> },
): Promise<Response> {
  const { params, query, body } = sent.calling.parts;
  const filled = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeText(fieldOf(params, name)));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) search.set(name, wellFormed(String(value)));
  const token: Record<string, string> =
    route.access === "judge" ? { authorization: `Bearer ${testJudgeToken}` } : {};
  const options: SendOptions = {
    headers: { ...token, ...sent.headers },
    ...(sent.as === undefined || route.access === "judge" ? {} : { as: sent.as }),
    ...(isWriting(route) && route.bodyBytes !== null ? bodyOf(route, body) : {}),
  };
  return t.send(route.method.toUpperCase(), search.size > 0 ? `${filled}?${search}` : filled, options);
}

function bodyOf(route: Route, body: unknown): SendOptions {
  return shapesOf(route).body === null ? { body: "not an archive" } : { json: body };
}

function fieldOf(params: unknown, name: string): string {
  return String(Object.entries(params ?? {}).find(([key]) => key === name)?.[1] ?? "x");
}

/** "." and ".." would walk up the path before they are sent; half a pair has no URL form. */
function encodeText(text: string): string {
  const encoded = encodeURIComponent(wellFormed(text));
  return /^\.{0,2}$/.test(encoded) ? "%2E" : encoded;
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** The zod shapes of a route's parts, as its document has them; null: it reads none. */
export function shapesOf(route: Route): Record<"params" | "query" | "body", z.ZodType | null> {
  const { request } = route.document;
  const media = request?.body?.content["application/json"];
  const body = media !== undefined && "schema" in media ? media.schema : null;
  return {
    params: request?.params instanceof z.ZodType ? request.params : null,
    query: request?.query instanceof z.ZodType ? request.query : null,
    body: body instanceof z.ZodType ? body : null,
  };
}

/** An admin who also takes part, a running contest with a problem, a submission, a host: things that ids can name. */
export async function seedWalk(
  t: TestApp,
): Promise<{ readonly adminId: string; readonly known: KnownValues }> {
  const admin = await build.user(t.db, {
    role: "admin",
    // Else acts on other people stop at the question for it, and nothing behind is walked.
    hasSecondFactor: true,
    passwordHash: await hashPassword("Registon-2026!"),
  });
  const contest = await build.contest(t.db, { slug: "walk" });
  // One word for both, since a path says {slug} for a contest as for a problem.
  const { id: problemId } = await build.problem(t.db, { slug: contest.slug });
  const version = await build.problemVersion(t.db, { problemId });
  const other = await build.problemVersion(t.db, { problemId: version.problemId });
  const file = { path: "problem.yaml", bytes: 3, archiveOffset: 512, sha256: "b".repeat(64) };
  await t.db.insert(problemFiles).values({ ...file, problemVersionId: version.id });
  await build.contestProblem(t.db, {
    contestId: contest.id,
    label: "A",
    problemId: version.problemId,
    problemVersionId: version.id,
  });
  const team = await build.participant(t.db, { contestId: contest.id, userId: admin.id });
  const submission = await build.submission(t.db, {
    contestId: contest.id,
    participantId: team.id,
    problemId: version.problemId,
    problemVersionId: version.id,
  });
  const host = await build.judgeHost(t.db);
  return {
    adminId: admin.id,
    known: {
      slug: contest.slug,
      label: "A",
      problemLabel: "A",
      problem: "A",
      languageId: "cpp20",
      contestId: contest.id,
      problemId: version.problemId,
      problemVersionId: version.id,
      otherId: other.id,
      submissionId: submission.id,
      judgementId: submission.judgement.id,
      hostId: host.id,
      userId: admin.id,
    },
  };
}
