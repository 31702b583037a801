import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { build } from "../../../../test/kit/build.ts";
import { makeTestCtx, type TestCtx } from "../../../../test/kit/test-ctx.ts";
import type { Database } from "../../../db/client.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problems,
  problemVersions,
} from "../../../db/schema/problems.ts";
import { importPackage, type PackageImport, type PackageImported } from "./import-package.ts";
import { archiveOf, type PackageParts, writePackage } from "./write-test-package.ts";

/** A setter with a folder, a context of their own and a slug nobody has. */
export interface ImportTest {
  readonly ctx: TestCtx;
  readonly folder: string;
  readonly slug: string;
  readonly pusher: PackageImport["pusher"];
  /** Packs the plain test package with these changes and pushes it. */
  push(changes?: PackageParts, pusher?: PackageImport["pusher"]): Promise<PackageImported>;
  pushBytes(bytes: Uint8Array): Promise<PackageImported>;
  /** Rows of every table an import writes. */
  rowCounts(): Promise<number[]>;
  /** What is left of unpacked archives. */
  leftovers(): Promise<string[]>;
  close(): Promise<void>;
}

let serial = 0;

export async function openImportTest(db: Database): Promise<ImportTest> {
  serial += 1;
  const slug = `sum${serial}`;
  const folder = await mkdtemp(join(tmpdir(), "import-test-"));
  const ctx = makeTestCtx(db, { BLOB_DIR: join(folder, "blobs") });
  const pusher = { userId: (await build.user(db, { role: "setter" })).id, role: "setter" } as const;
  const take = (bytes: Readable, by: PackageImport["pusher"]) =>
    importPackage(ctx, { source: { kind: "archive", bytes }, pusher: by, trust: { kind: "verify" } });
  return {
    ctx,
    folder,
    slug,
    pusher,
    async push(changes = {}, by = pusher) {
      const written = await writePackage(await mkdtemp(join(folder, "written-")), slug, changes);
      return take(await archiveOf(written, slug), by);
    },
    pushBytes: (bytes) => take(Readable.from([bytes]), pusher),
    rowCounts: () =>
      Promise.all(
        [problems, problemVersions, problemStatements, problemSamples, problemAssets].map((table) =>
          db.$count(table),
        ),
      ),
    leftovers: () => readdir(join(folder, "blobs/unpacking")),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
