/** One request to an S3-compatible store, by path style, which all of them know. */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type S3Keys, signForS3 } from "./s3-signature.ts";

export interface S3Address extends S3Keys {
  readonly origin: URL;
  readonly bucket: string;
}

/** Reads S3_URL: https://KEY-ID:SECRET@host:port/bucket?region=eu-central-1 */
export function readS3Address(address: string): S3Address {
  const url = new URL(address);
  return {
    origin: new URL(url.origin),
    bucket: decodeURIComponent(url.pathname.slice(1)),
    keyId: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    region: url.searchParams.get("region") ?? "us-east-1",
  };
}

export interface S3Call {
  readonly method: "GET" | "HEAD" | "PUT" | "DELETE";
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Opened anew for each try. */
  readonly body?: { readonly hash: string; readonly size: number; open(): Readable };
}

const emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const silentForMs = 60_000;
const mostTries = 4;
const firstWaitMs = 100;
const agents = {
  "http:": new HttpAgent({ keepAlive: true, maxSockets: 64 }),
  "https:": new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
};

/**
 * Asks the store, again when it is busy or the line breaks before it has answered.
 *
 * @returns the answer with its body unread, also when it is a 4xx
 */
export async function askS3(address: S3Address, call: S3Call): Promise<IncomingMessage> {
  for (let tries = 1; ; tries += 1) {
    const isLast = tries === mostTries;
    try {
      const answer = await askOnce(address, call);
      if (isLast || !isBusy(answer.statusCode)) return answer;
      answer.resume();
    } catch (error) {
      if (isLast) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, firstWaitMs * 2 ** tries));
  }
}

function isBusy(status = 0): boolean {
  return status >= 500 || status === 429;
}

function askOnce(address: S3Address, { method, key, headers, body }: S3Call): Promise<IncomingMessage> {
  const path = ["", address.bucket, ...key.split("/")].map(encodeURIComponent).join("/");
  const isSafe = address.origin.protocol === "https:";
  const signed = signForS3(
    {
      method,
      path,
      headers: { ...headers, host: address.origin.host },
      bodyHash: body?.hash ?? emptyHash,
      atMs: Date.now(),
    },
    address,
  );
  return new Promise((resolve, reject) => {
    const request = (isSafe ? requestHttps : requestHttp)(new URL(path, address.origin), {
      method,
      agent: isSafe ? agents["https:"] : agents["http:"],
      headers: { ...signed, "content-length": String(body?.size ?? 0) },
    });
    request.setTimeout(silentForMs, () => request.destroy(new Error("the object store says nothing")));
    request.once("error", reject);
    request.once("response", resolve);
    if (body === undefined) request.end();
    else {
      const bytes = body.open();
      bytes.once("error", (error) => request.destroy(error));
      request.once("close", () => bytes.destroy());
      bytes.pipe(request);
    }
  });
}

const mostFaultBytes = 4_096;

/** What the store refused, in its own words; without its keys, which such answers repeat. */
export async function describeS3Fault(call: S3Call, answer: IncomingMessage): Promise<Error> {
  const words = call.method === "HEAD" ? "" : (await text(answer)).slice(0, mostFaultBytes);
  const code = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(words)?.[1] ?? "no code";
  return new Error(`the object store answered ${answer.statusCode} (${code}) to ${call.method} ${call.key}`);
}
