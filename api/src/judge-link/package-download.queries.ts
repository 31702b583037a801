import { eq } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { problemVersions } from "../db/schema/problems.ts";

/** Is this blob a problem's package? */
export async function isPackageHash(db: Executor, hash: string): Promise<boolean> {
  const found = await db
    .select({ id: problemVersions.id })
    .from(problemVersions)
    .where(eq(problemVersions.packageHash, hash))
    .limit(1);
  return found.length > 0;
}
