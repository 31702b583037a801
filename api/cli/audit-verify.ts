/**
 * Walks the audit log of the platform that runs here (or of DATABASE_URL) and recomputes its chain:
 *
 *     npm run audit:verify -- [--head NUMBER:HASH] [--json]
 *
 * Prints the head; keep it somewhere else and give it to the next walk, which then also finds a tail cut off. Leaves
 * with 0 when the log is whole, with 1 when it is not, with 2 when it could not be read.
 */
import { parseArgs } from "node:util";
import { openDatabase } from "../src/db/client.ts";
import { type AuditFinding, type AuditHead, verifyAudit } from "../src/db/verify-audit.ts";
import { findDatabase } from "./services/find-database.ts";

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: "string" }, json: { type: "boolean" } } });
  const known = values.head === undefined ? null : readHead(values.head);
  const database = openDatabase(findDatabase(), 1);
  try {
    const finding = await verifyAudit(database.db, known);
    process.stdout.write(`${values.json === true ? JSON.stringify(finding) : wordsOf(finding)}\n`);
    process.exitCode = finding.kind === "whole" ? 0 : 1;
  } finally {
    await database.close();
  }
}

function readHead(text: string): AuditHead {
  const [, id, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (id === undefined || hash === undefined)
    throw new Error("--head is a number, a colon and 64 hex digits.");
  return { id: Number(id), hash };
}

function wordsOf(finding: AuditFinding): string {
  if (finding.kind === "broken") return `BROKEN at row ${finding.at}: ${finding.why}.`;
  const head = finding.head === null ? "" : ` Head: ${finding.head.id}:${finding.head.hash}`;
  return `Whole: ${finding.rows} rows.${head}`;
}
