import type { Readable } from "node:stream";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { importPackage, type PackageImported } from "./import/import-package.ts";

/** Takes a setter's upload and lets the judge verify it. */
export async function pushPackage(ctx: RequestCtx, archive: Readable): Promise<PackageImported> {
  requirePermit(ctx, "problem.push");
  const { person } = ctx;
  if (person === null) throw refuse("session.required", "Sign in first.");
  return importPackage(ctx, {
    source: { kind: "archive", bytes: archive },
    pusher: person,
    trust: { kind: "verify" },
  });
}
