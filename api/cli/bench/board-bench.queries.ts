import type { Database } from "../../src/db/client.ts";
import { participants } from "../../src/db/schema/contests.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";
import { randomIds } from "../../src/make-ids.ts";

/** Lines of a board without accounts behind them. @returns their ids */
export async function addTeams(
  db: Database,
  contestId: string,
  teams: readonly { readonly name: string; readonly organisation: string }[],
): Promise<string[]> {
  const rows = teams.map((team) => ({ id: randomIds.make("participant"), contestId, ...team }));
  await db.insert(participants).values(rows);
  return rows.map(({ id }) => id);
}

export interface BenchRun {
  readonly contestId: string;
  readonly participantId: string;
  readonly problemId: string;
  readonly problemVersionId: string;
  readonly submittedAt: Date;
}

/** Submissions that wait for their verdicts. @returns their judgements, in the order given */
export async function addQueued(db: Database, runs: readonly BenchRun[]): Promise<string[]> {
  const sent = runs.map((run) => ({
    id: randomIds.make("submission"),
    languageId: "cpp20",
    fileName: "main.cpp",
    source: "int main() {}\n",
    ...run,
  }));
  const queued = sent.map(({ id, submittedAt }) => ({
    id: randomIds.make("judgement"),
    submissionId: id,
    state: "queued" as const,
    queuedAt: submittedAt,
  }));
  await db.insert(submissions).values(sent);
  await db.insert(judgements).values(queued);
  return queued.map(({ id }) => id);
}
