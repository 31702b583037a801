import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { PackagePushed } from "@bilimdon/contracts/http/problems";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { archiveOf, type PackageParts, writePackage } from "./import/write-test-package.ts";
import { problemRoutes } from "./problems.routes.ts";

/** The app with the routes of problems alone, and a folder for its blobs. */
export interface RouteTest extends TestApp {
  /** A package nobody has, as tar.gz. */
  pack(changes?: PackageParts): Promise<Uint8Array<ArrayBuffer>>;
  /** Pushes such a package; throws where it is refused. */
  push(userId: string, changes?: PackageParts): Promise<PackagePushed>;
  /** Pushes a next version of a problem. */
  pushAgain(userId: string, slug: string, changes: PackageParts): Promise<PackagePushed>;
}

export async function openRouteTest(): Promise<RouteTest> {
  const folder = await mkdtemp(join(tmpdir(), "problem-routes-"));
  const app = await openTestApp({ env: { BLOB_DIR: join(folder, "blobs") }, routes: problemRoutes });
  let serial = 0;

  async function pack(changes: PackageParts = {}, again?: string) {
    serial += 1;
    const slug = again ?? `routed${serial}`;
    const written = await writePackage(join(folder, String(serial)), slug, changes);
    return Uint8Array.from(gzipSync(await buffer(await archiveOf(written, slug))));
  }

  async function push(userId: string, body: Uint8Array<ArrayBuffer>): Promise<PackagePushed> {
    const { json } = await app.ask("POST", "/api/problems/push", { as: userId, body });
    if (json.error !== undefined) throw new Error(JSON.stringify(json.error));
    return json.data;
  }

  return {
    ...app,
    pack,
    push: async (userId, changes) => push(userId, await pack(changes)),
    pushAgain: async (userId, slug, changes) => push(userId, await pack(changes, slug)),
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
