import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeBlobs, readBlob, sha256 } from "../../test/kit/blobs-suite.ts";
import { type MockS3, startMockS3 } from "../../test/kit/start-mock-s3.ts";
import type { Blobs } from "../ctx.ts";
import { openBlobs } from "./open-blobs.ts";
import { signForS3 } from "./s3-signature.ts";

const folder = mkdtempSync(join(tmpdir(), "spool-"));
let store: MockS3;
let blobs: Blobs;
beforeAll(async () => {
  store = await startMockS3();
  blobs = await openBlobs({ BLOB_DIR: folder, S3_URL: store.url });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const spooled = () => readdirSync(join(folder, "incoming"));

describe("blobs in an S3-compatible store", () => {
  describeBlobs(() => ({ blobs, countBlobs: () => store.objects.size + spooled().length }));

  it("lie in the bucket under their hash, and nowhere on this machine", async () => {
    const { hash } = await blobs.keep(Readable.from(["in the bucket"]));

    expect(store.objects.get(`bilimdon/blobs/${hash}`)?.toString()).toBe("in the bucket");
    expect(spooled()).toEqual([]);
  });

  it("are not sent again when the store has them", async () => {
    await blobs.keep(Readable.from(["sent once"]));
    store.answered.length = 0;

    await blobs.keep(Readable.from(["sent once"]));

    expect(store.answered).toEqual(["HEAD 200"]);
  });

  it("are asked for again while the store is busy, with the whole body each time", async () => {
    const text = "busy".repeat(50_000);
    store.answered.length = 0;
    store.beBusy(2);

    await blobs.keep(Readable.from([text]));

    expect(store.answered).toEqual(["HEAD 503", "HEAD 503", "HEAD 404", "PUT 200"]);
    store.beBusy(1);
    expect(await readBlob(blobs, sha256(text))).toEqual({ size: text.length, text });
  });

  it("fail loudly, without the secret, when the store does not know the key", async () => {
    const stranger = store.url.replace("tests%2Fsecret", "another-secret");
    const theirs = await openBlobs({ BLOB_DIR: folder, S3_URL: stranger });

    const failure = await theirs.open(sha256("any")).catch((error: unknown) => String(error));

    expect(failure).toMatch(/answered 403 \(SignatureDoesNotMatch\) to GET blobs\//);
    expect(failure).not.toContain("another-secret");
  });
});

describe("the signature of S3", () => {
  it("is the one of Amazon's own example", () => {
    const signed = signForS3(
      {
        method: "GET",
        path: "/test.txt",
        headers: { host: "examplebucket.s3.amazonaws.com", range: "bytes=0-9" },
        bodyHash: sha256(""),
        atMs: Date.UTC(2013, 4, 24),
      },
      {
        keyId: "AKIAIOSFODNN7EXAMPLE",
        secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        region: "us-east-1",
      },
    );

    expect(signed.authorization).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request," +
        "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date," +
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
  });
});
