import { createReadStream } from "node:fs";
import type { PackagePushed } from "@bilimdon/contracts/http/problems";
import type { Grant } from "@bilimdon/rules/access/grants";
import { permit } from "@bilimdon/rules/access/permit";
import type { Role } from "@bilimdon/rules/access/roles";
import type { Ctx } from "../../../ctx.ts";
import { type AuditBy, addAudit } from "../../../db/add-audit.ts";
import { areKept, holdBlobs } from "../../../db/named-blobs.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { canonicalTar, hashPackage } from "../archive/canonical-tar.ts";
import type { FolderReading } from "../archive/read-folder.ts";
import { queueVerification } from "../verification/queue-verification.ts";
import { findNewestVersion, publishTrusted } from "../versions/versions.queries.ts";
import { insertVersion, lockProblem } from "./imported-version.queries.ts";
import { type OpenedFolder, type PackageSource, withPackage } from "./package-source.ts";
import { type PreparedVersion, prepareVersion, refusePackage } from "./prepare-version.ts";

export interface PackageImport {
  readonly source: PackageSource;
  /** Who pushes: owns the problem when it is new, and must be allowed to change it when it is not. */
  readonly pusher: { readonly userId: string; readonly role: Role; readonly grants?: readonly Grant[] };
  /**
   * verify: the judge runs every jury submission first. published: the package is trusted as it is, published at once
   * and not run; `timeLimitMs` is its limit where it states none itself.
   */
  readonly trust: { readonly kind: "verify" } | { readonly kind: "published"; readonly timeLimitMs: number };
}

export type PackageImported = PackagePushed;

/**
 * Makes a package a new version of its problem.
 *
 * What could go wrong: a package that is bad in its last file, a crash, a full disk. So all of it is read, rendered
 * and decided first; then its bytes go to the blobs, where unnamed ones harm nobody; then every row in one transaction.
 * Whatever fails, no row is left and nothing that was unpacked.
 *
 * @returns isUnchanged, and the version there is, when the newest one has the same hash
 * @throws package.refused with details.faults, package.archive_refused, package.too_large, access.refused
 */
export function importPackage(ctx: Ctx & AuditBy, input: PackageImport): Promise<PackageImported> {
  return withPackage(ctx, input.source, (folder) => importFolder(ctx, input, folder));
}

async function importFolder(
  ctx: Ctx & AuditBy,
  input: PackageImport,
  folder: OpenedFolder,
): Promise<PackageImported> {
  const slug = folder.files.shortName;
  if (folder.faults.length > 0) throw refusePackage(slug, folder.faults);
  const newest = await findNewestVersion(ctx.db, slug);
  if (newest !== null) refuseStranger(input, slug, newest);
  const packageHash = await hashPackage(slug, folder.packed);
  // Asked before anything is read or rendered: at a warm start every package of ours comes by here.
  if (newest?.problemVersionId != null && newest.packageHash === packageHash) {
    const { problemId, problemVersionId, warnings } = newest;
    if (input.trust.kind === "published")
      await publishTrusted(ctx.db, {
        problemVersionId,
        timeLimitMs: input.trust.timeLimitMs,
        at: new Date(ctx.clock.now()),
      });
    return { problemId, slug, problemVersionId, packageHash, isUnchanged: true, warnings };
  }

  const prepared = await prepareVersion(ctx.ids.make("problemVersion"), folder);
  const blobs = await keepBlobs(ctx, prepared, folder, packageHash);
  const problemId = await keepVersion(ctx, input, { prepared, packageHash, blobs });
  if (!(await areKept(ctx.blobs, [packageHash, ...blobs.values()])))
    await keepBlobs(ctx, prepared, folder, packageHash);
  const { problemVersionId } = prepared;
  await ctx.events.tell({ kind: "package-imported", problemVersionId });
  if (input.trust.kind === "verify") await tryToQueue(ctx, problemVersionId);
  const warnings = [...prepared.manifest.warnings];
  return { problemId, slug, problemVersionId, packageHash, isUnchanged: false, warnings };
}

function refuseStranger(
  input: PackageImport,
  slug: string,
  { ownerId, problemId }: { readonly ownerId: string; readonly problemId: string },
): void {
  const thing = { ownerId, places: [{ kind: "problem", id: problemId }] } as const;
  if (permit(input.pusher, "problem.change", thing) === "allowed") return;
  throw refuse("access.refused", `The problem ${slug} belongs to somebody else; choose another short name.`, {
    slug,
  });
}

/** @returns path of an asset → its blob */
async function keepBlobs(
  ctx: Ctx,
  prepared: PreparedVersion,
  folder: FolderReading,
  packageHash: string,
): Promise<Map<string, string>> {
  const kept = await ctx.blobs.keep(canonicalTar(prepared.slug, folder.packed));
  if (kept.hash !== packageHash)
    throw new Error(`The package ${prepared.slug} changed while it was imported; push it again.`);
  const hashes = new Map<string, string>();
  for (const asset of prepared.assets) {
    const { hash } = await ctx.blobs.keep(createReadStream(asset.source));
    hashes.set(asset.path, hash);
  }
  return hashes;
}

interface Keeping {
  readonly prepared: PreparedVersion;
  readonly packageHash: string;
  readonly blobs: ReadonlyMap<string, string>;
}

function keepVersion(ctx: Ctx & AuditBy, input: PackageImport, keeping: Keeping): Promise<string> {
  return inTransaction(ctx.db, async (tx) => {
    await holdBlobs(tx, [keeping.packageHash, ...keeping.blobs.values()]);
    const problem = await lockProblem(tx, {
      id: ctx.ids.make("problem"),
      slug: keeping.prepared.slug,
      ownerId: input.pusher.userId,
    });
    // Another push may have made the problem since it was looked for.
    refuseStranger(input, problem.slug, { ownerId: problem.ownerId, problemId: problem.id });
    const { trust, pusher } = input;
    const at = new Date(ctx.clock.now());
    await insertVersion(tx, { problemId: problem.id, ...keeping, pushedBy: pusher.userId, at, trust });
    if (trust.kind === "published") {
      const { problemVersionId } = keeping.prepared;
      await publishTrusted(tx, { problemVersionId, timeLimitMs: trust.timeLimitMs, at });
    }
    await addAudit(tx, ctx, {
      act: "problem.push",
      thing: { kind: "problem", id: problem.id },
      after: {
        problemVersionId: keeping.prepared.problemVersionId,
        packageHash: keeping.packageHash,
        trust: trust.kind,
      },
    });
    return problem.id;
  });
}

/** The version is kept already: where the queue is away, the sweep hands its job out later. */
async function tryToQueue(ctx: Ctx, problemVersionId: string): Promise<void> {
  try {
    await queueVerification(ctx, problemVersionId);
  } catch (error) {
    ctx.log.error(
      { err: error, problemVersionId },
      "a verification could not be queued; the sweep will do it",
    );
  }
}
