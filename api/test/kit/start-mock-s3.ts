/**
 * An object store of the tests that speaks S3's protocol. It believes nobody: it computes the signature from the bytes
 * that came over the line, by code of its own, and the body's hash from the body.
 */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

export interface MockS3 {
  readonly url: string;
  /** By "bucket/key". */
  readonly objects: Map<string, Buffer>;
  /** "PUT 200" and so on, in order. */
  readonly answered: string[];
  /** The next so many requests are answered with 503 SlowDown, their bodies thrown away. */
  beBusy(times: number): void;
  close(): Promise<void>;
}

export const mockS3Keys = { keyId: "tests-key-id", secret: "tests/secret+with=signs", region: "tas-1" };

export async function startMockS3(): Promise<MockS3> {
  const objects = new Map<string, Buffer>();
  const answered: string[] = [];
  let busy = 0;
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    response.once("finish", () => answered.push(`${request.method} ${response.statusCode}`));
    if (busy > 0) {
      busy -= 1;
      refuseS3(response, 503, "SlowDown");
      return;
    }
    const fault = faultOf(request, body);
    if (fault === null) answer(objects, { request, response, body });
    else refuseS3(response, 403, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the store has no port");
  const { keyId, secret, region } = mockS3Keys;
  return {
    url: `http://${keyId}:${encodeURIComponent(secret)}@127.0.0.1:${address.port}/bilimdon?region=${region}`,
    objects,
    answered,
    beBusy(times) {
      busy = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

function answer(objects: Map<string, Buffer>, { request, response, body }: Exchange): void {
  const name = decodeURIComponent(request.url?.slice(1) ?? "");
  if (request.method === "PUT") {
    objects.set(name, body);
    response.writeHead(200, { etag: `"${createHash("md5").update(body).digest("hex")}"` }).end();
    return;
  }
  if (request.method === "DELETE") {
    objects.delete(name);
    response.writeHead(204).end();
    return;
  }
  const found = objects.get(name);
  if (found === undefined) {
    refuseS3(response, 404, "NoSuchKey");
    return;
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  if (range === null) {
    response.writeHead(200, { "content-length": found.length });
    response.end(request.method === "HEAD" ? undefined : found);
    return;
  }
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), found.length - 1)];
  if (from >= found.length) {
    refuseS3(response, 416, "InvalidRange");
    return;
  }
  const part = found.subarray(from, to + 1);
  const headers = {
    "content-length": part.length,
    "content-range": `bytes ${from}-${to}/${found.length}`,
  };
  response.writeHead(206, headers).end(part);
}

function refuseS3(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}

const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const hex = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

function faultOf(request: IncomingMessage, body: Buffer): string | null {
  const header = (name: string) => String(request.headers[name] ?? "");
  const shape =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, keyId, day = "", region = "", names = "", signature] = shape.exec(header("authorization")) ?? [];
  if (keyId !== mockS3Keys.keyId || region !== mockS3Keys.region) return "InvalidAccessKeyId";
  const stamp = header("x-amz-date");
  const at = Date.parse(stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!stamp.startsWith(day) || !(Math.abs(Date.now() - at) < 900_000)) return "RequestTimeTooSkewed";
  if (header("x-amz-content-sha256") !== hex(body)) return "XAmzContentSHA256Mismatch";
  const signed = names.split(";");
  for (const name of ["host", "x-amz-date", "x-amz-content-sha256"])
    if (!signed.includes(name)) return "AccessDenied";
  const lines = signed.map((name) => `${name}:${header(name)}\n`).join("");
  const canonical = `${request.method}\n${request.url}\n\n${lines}\n${names}\n${hex(body)}`;
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = mac(mac(mac(mac(`AWS4${mockS3Keys.secret}`, day), region), "s3"), "aws4_request");
  const wanted = mac(key, `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hex(canonical)}`).toString("hex");
  return wanted === signature ? null : "SignatureDoesNotMatch";
}
