import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Ctx } from "../../src/ctx.ts";
import { importPackage } from "../../src/features/problems/import/import-package.ts";
import { projectRoot } from "../services/project-root.ts";
import { findUserId } from "./demo.queries.ts";

/** Where one of our packages states no limit and was never verified on this machine. */
const timeLimitMs = 3_000;

/**
 * Takes every package of problems/ in, published at once: they are verified by our tests, not at every start.
 *
 * @returns how many there are
 * @throws Error naming the package and its faults
 */
export async function seedProblems(ctx: Ctx): Promise<number> {
  const setterId = await findUserId(ctx.db, "setter");
  if (setterId === null) throw new Error("The setter's account is missing.");
  const slugs = listPackages();
  for (const slug of slugs) {
    const source = { kind: "folder", path: join(projectRoot, "problems", slug) } as const;
    const pusher = { userId: setterId, role: "admin" } as const;
    try {
      await importPackage(ctx, { source, pusher, trust: { kind: "published", timeLimitMs } });
    } catch (error) {
      throw new Error(`problems/${slug} was refused: ${describe(error)}`);
    }
  }
  return slugs.length;
}

function listPackages(): string[] {
  const folder = join(projectRoot, "problems");
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, "problem.yaml")))
    .sort();
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = "details" in error ? ` ${JSON.stringify(error.details)}` : "";
  return `${error.message}${details}`;
}
