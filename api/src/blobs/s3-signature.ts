import { createHash, createHmac } from "node:crypto";

export interface S3Keys {
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
}

export interface UnsignedRequest {
  readonly method: string;
  /** Already percent-encoded, without a query. */
  readonly path: string;
  /** Lower-case names; `host` among them. All of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string;
  readonly atMs: number;
}

/**
 * The headers of a request, signed for S3.
 *
 * Source: AWS, "Signature Version 4: authenticating requests by the Authorization header", one chunk.
 */
export function signForS3(request: UnsignedRequest, keys: S3Keys): Record<string, string> {
  const stamp = new Date(request.atMs).toISOString().replace(/[-:]|\.\d{3}/g, "");
  const headers: Record<string, string> = {
    ...request.headers,
    "x-amz-content-sha256": request.bodyHash,
    "x-amz-date": stamp,
  };
  const names = Object.keys(headers).toSorted();
  const signedNames = names.join(";");
  const canonical = [
    request.method,
    request.path,
    "",
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    signedNames,
    request.bodyHash,
  ].join("\n");
  const scope = `${stamp.slice(0, 8)}/${keys.region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", stamp, scope, sha256(canonical)].join("\n");
  const key = scope
    .split("/")
    .reduce<string | Buffer>((before, part) => hmac(before, part), `AWS4${keys.secret}`);
  const signature = hmac(key, toSign).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${keys.keyId}/${scope},SignedHeaders=${signedNames},Signature=${signature}`;
  return { ...headers, authorization };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
