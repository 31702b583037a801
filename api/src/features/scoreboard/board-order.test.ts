/** A database made with the rules of a language: in Estonian "z" comes before "t", and JavaScript does not know. */
import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { buildVerdict } from "../../../test/kit/build-contest.ts";
import { type BoardStand, openBoardStand } from "../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { recordVerdict } from "../judgements/record-verdict.ts";
import { refreshBoard } from "./refresh-board.ts";

let database: TestDatabase;
let stand: BoardStand;
beforeAll(async () => {
  database = await openTestDatabase();
  for (const [table, column] of [
    ["board_cells", "participant_id"],
    ["board_cells", "problem_id"],
    ["submissions", "id"],
  ])
    await database.db.execute(
      sql.raw(`alter table ${table} alter column ${column} type text collate "et-x-icu"`),
    );
});
beforeEach(async () => {
  stand = await openBoardStand(database);
});
afterAll(() => database.close());

let serial = 0;
function idOf(prefix: string, letter: string): string {
  serial += 1;
  return `${prefix}_${letter}${String(serial).padStart(19, "0")}`;
}

/** A line whose id begins so. */
async function line(letter: string): Promise<string> {
  const id = idOf("par", letter);
  await build.participant(database.db, { id, contestId: stand.contest.contestId, name: letter });
  return id;
}

/** An accepted run on A in minute 1, all of them in one millisecond; its id begins so. */
async function solve(participantId: string, letter: string): Promise<void> {
  const { contestId, startsAt, problems } = stand.contest;
  const { problemId = "", problemVersionId = "" } = problems.A ?? {};
  const at = { contestId, participantId, problemId, problemVersionId };
  const submittedAt = new Date(startsAt + 60_000);
  const { judgement } = await build.submission(database.db, { id: idOf("sub", letter), ...at, submittedAt });
  await recordVerdict(stand.ctx, { verdict: buildVerdict(judgement.id, "AC"), judgeHostId: null });
}

describe("in a database that sorts letters otherwise", () => {
  it("whoever stayed holds the very cells of whoever fetches the board now", async () => {
    const lines = [await line("z"), await line("t"), await line("s")];
    let stayed = await stand.snapshotOf("public");
    for (const id of lines) await solve(id, "a");
    for (const delta of await stand.deltasOf("public")) {
      const result = applyDelta(stayed, delta);
      if (result.kind === "applied") stayed = result.snapshot;
    }

    const fetched = await stand.snapshotOf("public");
    expect(fetched.cells).toHaveLength(3);
    expect(JSON.stringify(stayed.cells)).toBe(JSON.stringify(fetched.cells));
  });

  it("who was first of two in one millisecond is the same by one cell and by the whole board", async () => {
    const [second, first] = [await line("a"), await line("b")];
    await solve(second, "z");
    await solve(first, "t");
    const firstOf = async () =>
      (await stand.snapshotOf("public")).firsts.find(({ participantId }) => participantId !== null);

    expect(await firstOf()).toMatchObject({ participantId: first });
    await refreshBoard(stand.ctx, stand.contest.contestId);
    expect(await firstOf()).toMatchObject({ participantId: first });
  });
});
