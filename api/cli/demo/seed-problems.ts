import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Ctx } from "../../src/ctx.ts";
import { AppError } from "../../src/errors.ts";
import { importPackage } from "../../src/features/problems/import/import-package.ts";
import { projectRoot } from "../services/project-root.ts";
import { findUserId } from "./demo.queries.ts";

/** Where one of our packages states no limit and was never verified on this machine. */
const timeLimitMs = 3_000;

export interface SeededProblems {
  readonly taken: readonly string[];
  /** One sentence for each package that was refused, with its faults: a broken one never stops the platform. */
  readonly refused: readonly string[];
}

/** Takes every package of problems/ in, published at once: they are verified by our tests, not at every start. */
export async function seedProblems(ctx: Ctx): Promise<SeededProblems> {
  const setterId = await findUserId(ctx.db, "setter");
  if (setterId === null) throw new Error("The setter's account is missing.");
  const pusher = { userId: setterId, role: "admin" } as const;
  const taken: string[] = [];
  const refused: string[] = [];
  for (const slug of listPackages()) {
    const source = { kind: "folder", path: join(projectRoot, "problems", slug) } as const;
    try {
      await importPackage(ctx, { source, pusher, trust: { kind: "published", timeLimitMs } });
      taken.push(slug);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push(`problems/${slug} was refused: ${error.message}`);
    }
  }
  return { taken, refused };
}

function listPackages(): string[] {
  const folder = join(projectRoot, "problems");
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, "problem.yaml")))
    .sort();
}
