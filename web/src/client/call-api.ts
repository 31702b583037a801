import type { ErrorReply } from "@bilimdon/contracts/http/envelope";
import { takeEarly } from "./early-answers.ts";
import { noteExamRefusal } from "./exam-hold.ts";
import { noteServerTime } from "./server-clock.ts";

/** A refusal the server named, or no usable answer at all. Neither is a bug of the page. */
export type Failure =
  | { readonly kind: "refused"; readonly code: string; readonly requestId: string; readonly details: Details }
  | { readonly kind: "unreachable" };

export type Answer<T> = { readonly kind: "ok"; readonly value: T } | Failure;

type Details = Readonly<Record<string, unknown>>;

/** A slow phone link is slow; beyond this it is broken. */
const usualPatienceMs = 20_000;

export function getApi<T>(path: string): Promise<Answer<T>> {
  return callApi<T>("GET", path);
}

/**
 * One call of the HTTP contract.
 *
 * @param path        below the site's root: "/api/contests"
 * @param patienceMs  for the few calls whose work itself takes longer
 * @returns ok with the reply's data, refused with the server's code, or unreachable; never throws
 */
export async function callApi<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  patienceMs = usualPatienceMs,
): Promise<Answer<T>> {
  const early = method === "GET" ? takeEarly(path) : null;
  const sentAt = early?.sentAt ?? Date.now();
  try {
    const earlyResponse = await early?.answer;
    const response = earlyResponse ?? (await send(path, { method, body, patienceMs }));
    if (response.status === 204) return { kind: "ok", value: trustServer<T>(null) };
    const reply: unknown = await response.json();
    return response.ok ? readData<T>(reply, sentAt) : readRefusal(reply);
  } catch {
    return { kind: "unreachable" };
  }
}

function send(
  path: string,
  {
    method,
    body,
    patienceMs,
  }: { readonly method: string; readonly body: unknown; readonly patienceMs: number },
): Promise<Response> {
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  return fetch(path, {
    method,
    headers,
    signal: AbortSignal.timeout(patienceMs),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function readData<T>(reply: unknown, sentAt: number): Answer<T> {
  const { data } = trustServer<{ data: T }>(reply);
  if (
    typeof data === "object" &&
    data !== null &&
    "serverTime" in data &&
    typeof data.serverTime === "number"
  )
    noteServerTime(sentAt, data.serverTime, Date.now());
  return { kind: "ok", value: data };
}

/** A proxy's error page has no code of ours: the server itself was not reached. */
function readRefusal(reply: unknown): Failure {
  const { error } = trustServer<Partial<ErrorReply>>(reply);
  if (error === undefined) return { kind: "unreachable" };
  const { code, requestId, details = {} } = error;
  noteExamRefusal(code, details);
  return { kind: "refused", code, requestId, details };
}

/**
 * Promises that the server keeps the contract: it parses its replies with the same zod shapes before it sends them,
 * so the page need not carry zod (19 KB) to parse them again.
 */
function trustServer<T>(reply: unknown): T {
  return reply as T;
}
