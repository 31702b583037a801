import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { describeBlobs } from "../../test/kit/blobs-suite.ts";
import type { Blobs } from "../ctx.ts";
import { openLocalBlobs } from "./local-blobs.ts";

const folder = mkdtempSync(join(tmpdir(), "blobs-"));
let blobs: Blobs;
beforeAll(async () => {
  blobs = await openLocalBlobs(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const countBlobs = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe("blobs on the local disk", () => describeBlobs(() => ({ blobs, countBlobs })));
