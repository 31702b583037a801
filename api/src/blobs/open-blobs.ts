import { join } from "node:path";
import type { Config } from "../config.ts";
import type { Blobs } from "../ctx.ts";
import { openLocalBlobs } from "./local-blobs.ts";
import { openS3Blobs } from "./s3-blobs.ts";
import { readS3Address } from "./s3-request.ts";

/** The store the configuration names: an S3-compatible one by S3_URL, else the folder BLOB_DIR. */
export function openBlobs(config: Pick<Config, "BLOB_DIR" | "S3_URL">): Promise<Blobs> {
  if (config.S3_URL === undefined) return openLocalBlobs(config.BLOB_DIR);
  return openS3Blobs(readS3Address(config.S3_URL), { spool: join(config.BLOB_DIR, "incoming") });
}
