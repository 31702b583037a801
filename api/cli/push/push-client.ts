import type { Readable } from "node:stream";
import { errorReply } from "@bilimdon/contracts/http/envelope";
import { packagePushed, problemList, problemVersionView } from "@bilimdon/contracts/http/problems";
import { z } from "zod";

export type Pushed = z.infer<typeof packagePushed>;
export type VersionView = z.infer<typeof problemVersionView>;

/** The platform said no, or could not be understood; the message is for the person at the keyboard. */
export class PushRefused extends Error {
  readonly faults: readonly Fault[];
  constructor(message: string, faults: readonly Fault[] = []) {
    super(message);
    this.faults = faults;
  }
}

const fault = z.object({ file: z.string(), key: z.string().nullable(), message: z.string() });
export type Fault = z.infer<typeof fault>;

export interface PushClient {
  listProblems(): Promise<z.infer<typeof problemList>["problems"]>;
  push(archive: Readable): Promise<Pushed>;
  readVersion(problemVersionId: string): Promise<VersionView>;
  /** Acknowledges so many remarks; they have been printed. */
  publish(problemVersionId: string, acknowledgedWarnings: number): Promise<VersionView>;
}

const requestTimeoutMs = 30_000;
const uploadTimeoutMs = 30 * 60_000;

export function openPushClient(url: string, token: string): PushClient {
  async function ask<S extends z.ZodType>(
    shape: S,
    path: string,
    init: RequestInit & { duplex?: "half" } = {},
  ): Promise<z.output<S>> {
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    const signal = init.signal ?? AbortSignal.timeout(requestTimeoutMs);
    let response: Response;
    try {
      response = await fetch(`${url}${path}`, { ...init, headers, signal });
    } catch (thrown) {
      throw new PushRefused(`${url} did not answer: ${causeOf(thrown)}`);
    }
    return readReply(shape, `${init.method ?? "GET"} ${url}${path}`, response);
  }
  const version = (problemVersionId: string) => `/api/problem-versions/${problemVersionId}`;
  return {
    listProblems: async () => (await ask(problemList, "/api/problems")).problems,
    push: (archive) =>
      ask(packagePushed, "/api/problems/push", {
        method: "POST",
        headers: { "content-type": "application/gzip" },
        body: chunksOf(archive),
        duplex: "half",
        signal: AbortSignal.timeout(uploadTimeoutMs),
      }),
    readVersion: (id) => ask(problemVersionView, version(id)),
    publish: (id, acknowledgedWarnings) =>
      ask(problemVersionView, `${version(id)}/publish`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ acknowledgedWarnings }),
      }),
  };
}

async function readReply<S extends z.ZodType>(
  shape: S,
  what: string,
  response: Response,
): Promise<z.output<S>> {
  const text = await response.text();
  const json = parseJson(text);
  const refusal = errorReply.safeParse(json);
  if (refusal.success) {
    const { code, message, details, requestId } = refusal.data.error;
    const faults = z.array(fault).safeParse(details?.faults);
    throw new PushRefused(`${message} (${code}, request ${requestId})`, faults.success ? faults.data : []);
  }
  const envelope = z.object({ data: z.unknown() }).safeParse(json);
  const reply = shape.safeParse(envelope.data?.data);
  if (!reply.success)
    throw new PushRefused(
      `${what} answered ${response.status} and not as Bilimdon does: ${text.slice(0, 200)}`,
    );
  return reply.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function causeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? `${thrown.message} (${thrown.cause.message})` : thrown.message;
}

async function* chunksOf(archive: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of archive) yield chunk;
}
