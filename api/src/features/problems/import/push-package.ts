import type { Readable } from "node:stream";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { importPackage, type PackageImported } from "./import-package.ts";

/** Each may unpack to gigabytes; more at once would fill the disk under those that run. */
const mostAtOnce = 4;
let running = 0;

/** Takes a setter's upload and lets the judge verify it. */
export async function pushPackage(ctx: RequestCtx, archive: Readable): Promise<PackageImported> {
  requirePermit(ctx, "problem.push");
  const { person } = ctx;
  if (person === null) throw refuse("session.required", "Sign in first.");
  if (running >= mostAtOnce)
    throw refuse(
      "server.unavailable",
      `${mostAtOnce} packages are being taken already; send it again in a minute.`,
    );
  running += 1;
  try {
    return await importPackage(ctx, {
      source: { kind: "archive", bytes: archive },
      pusher: person,
      trust: { kind: "verify" },
    });
  } finally {
    running -= 1;
  }
}
