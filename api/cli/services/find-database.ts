import { join } from "node:path";
import { findEmbeddedPostgres } from "./embedded-postgres.ts";
import { projectRoot } from "./project-root.ts";

/** The database the settings name, else the one of the platform that `npm start` runs here. @throws in words */
export function findDatabase(): string {
  const state = process.env.BILIMDON_STATE ?? join(projectRoot, ".bilimdon");
  const url = process.env.DATABASE_URL ?? findEmbeddedPostgres(join(state, "postgres"));
  if (url === null) throw new Error("No platform runs here: start it with npm start, or give DATABASE_URL.");
  return url;
}
