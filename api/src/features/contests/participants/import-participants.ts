/**
 * A list of teams and people becomes lines of a contest: all of it, or nothing.
 *
 * Before anything is written every fault of the list is found, those that only the database knows too; with one fault
 * nothing is written. A line of the list is the line of the contest with the same label, else with the same account,
 * else a new one, so that a list may be mended and imported again.
 */
import type { ImportReport } from "@bilimdon/contracts/http/contest-participants";
import {
  type ListedParticipant,
  type ListFault,
  readParticipants,
} from "@bilimdon/rules/contest/read-participants";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { Executor } from "../../../db/client.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { refuseFinal } from "../../../http/require-not-final.ts";
import { findKeptContest } from "../editing/settings.queries.ts";
import { keepGroupNames, raiseRoster } from "../participants.queries.ts";
import {
  insertLines,
  type KeptLine,
  readLines,
  readUserIds,
  replaceBelongings,
  updateLine,
} from "./participant-lines.queries.ts";

export interface ImportWish {
  readonly slug: string;
  readonly form: "csv" | "json";
  readonly text: string;
  readonly isDryRun: boolean;
}

/**
 * Imports a list, or says what that would do.
 *
 * @returns with every fault; isApplied false when there is one, or when it was a dry run
 * @throws contest.results_final, thing.not_found
 */
export async function importParticipants(ctx: RequestCtx, wish: ImportWish): Promise<ImportReport> {
  const contestId = await requireInContest(ctx, "contest.manage-participants", wish.slug);
  const { rows, faults } = readParticipants(wish.text, wish.form);
  const report = await inTransaction(ctx.db, async (tx) => {
    const contest = await findKeptContest(tx, { contestId, isLocked: true });
    if (contest === null) throw refuse("thing.not_found", `There is no contest "${wish.slug}".`);
    if (contest.row.finalizedAt !== null) throw refuseFinal();
    const plan = await planImport(tx, contestId, rows);
    const capacity = checkCapacity(plan, contest.row.capacity);
    const all = [...faults, ...plan.faults, ...capacity].toSorted((a, b) => a.line - b.line);
    const isApplied = all.length === 0 && !wish.isDryRun;
    if (isApplied) await write(ctx, tx, { contestId, plan });
    const changed = plan.lines.filter(({ kept }) => kept !== null).length;
    if (isApplied) {
      const after = { added: plan.lines.length - changed, changed };
      await addAudit(tx, ctx, {
        act: "participants.import",
        thing: { kind: "contest", id: contestId },
        after,
      });
    }
    return { isApplied, added: plan.lines.length - changed, changed, faults: all };
  });
  if (report.isApplied) {
    ctx.log.warn({ contestId, by: ctx.person?.userId, ...report }, "participants imported");
    await ctx.events.tell({ kind: "contest-changed", contestId });
  }
  return report;
}

interface PlannedLine {
  readonly listed: ListedParticipant;
  readonly kept: KeptLine | null;
  readonly userId: string | null;
  readonly memberIds: readonly (string | null)[];
}

interface ImportPlan {
  readonly lines: readonly PlannedLine[];
  readonly faults: readonly ListFault[];
  readonly placesBefore: number;
}

async function planImport(
  tx: Executor,
  contestId: string,
  rows: readonly ListedParticipant[],
): Promise<ImportPlan> {
  const before = await readLines(tx, contestId);
  const logins = rows.flatMap(({ login, members }) => [login, ...members.map((member) => member.login)]);
  const asked = logins.flatMap((login) => (login === null ? [] : [login.toLowerCase()]));
  const userIds = await readUserIds(tx, [...new Set(asked)]);
  const idOf = (login: string | null) => (login === null ? null : (userIds.get(login.toLowerCase()) ?? null));

  const byLabel = new Map(before.flatMap((line) => (line.label === null ? [] : [[line.label, line]])));
  const byUser = new Map(before.flatMap((line) => usersOf(line).map((userId) => [userId, line])));
  const faults: ListFault[] = [];
  const lines = rows.map((listed): PlannedLine => {
    const { line, login, members } = listed;
    const userId = idOf(login);
    const memberIds = members.map((member) => idOf(member.login));
    if (login !== null && userId === null) faults.push({ line, column: "login", fault: "unknown-login" });
    if (members.some((member, index) => member.login !== null && memberIds[index] === null))
      faults.push({ line, column: "members", fault: "unknown-login" });
    const kept = byLabel.get(listed.label ?? "") ?? byUser.get(userId ?? "") ?? null;
    const contestants = members.map((member, index) =>
      member.part === "contestant" ? memberIds[index] : null,
    );
    for (const [column, id] of [
      ["login", userId],
      ...contestants.map((one) => ["members", one] as const),
    ] as const) {
      const other = byUser.get(id ?? "");
      if (other !== undefined && other.id !== kept?.id)
        faults.push({ line, column, fault: "in-another-line" });
    }
    return { listed, kept, userId, memberIds };
  });
  return { lines, faults, placesBefore: before.filter(hasPlace).length };
}

/** Who competes as this line; nobody may compete for two of one contest. */
export function usersOf({ userId, members }: KeptLine): string[] {
  const contestants = members.filter(({ part }) => part === "contestant").map((member) => member.userId);
  return [userId, ...contestants].flatMap((id) => (id === null ? [] : [id]));
}

const hasPlace = ({ part, withdrawnAt }: KeptLine) => part === "contestant" && withdrawnAt === null;

function checkCapacity({ lines, placesBefore }: ImportPlan, capacity: number | null): ListFault[] {
  const added = lines.filter(({ kept }) => kept === null || !hasPlace(kept)).length;
  const isOver = capacity !== null && placesBefore + added > capacity;
  return isOver ? [{ line: 0, column: null, fault: "over-capacity" }] : [];
}

async function write(
  ctx: RequestCtx,
  tx: Executor,
  { contestId, plan }: { readonly contestId: string; readonly plan: ImportPlan },
): Promise<void> {
  const createdAt = new Date(ctx.clock.now());
  const rows = plan.lines.map((line) => ({
    ...line,
    id: line.kept?.id ?? ctx.ids.make("participant"),
    columns: columnsOf(line),
  }));
  const fresh = rows.filter(({ kept }) => kept === null);
  await insertLines(
    tx,
    fresh.map(({ id, columns }) => ({ ...columns, id, contestId, createdAt })),
  );
  for (const { id, columns, kept } of rows)
    if (kept !== null) await updateLine(tx, { contestId, participantId: id }, columns);

  const names = [...new Set(plan.lines.flatMap(({ listed }) => listed.groups))];
  const made = names.map((name) => ({ id: ctx.ids.make("group"), contestId, name }));
  const groups = new Map(
    made.length === 0 ? [] : (await keepGroupNames(tx, made)).map(({ name, groupId }) => [name, groupId]),
  );
  await replaceBelongings(
    tx,
    rows.map(({ id }) => id),
    {
      members: rows.flatMap(({ id, listed, memberIds }) =>
        listed.members.map(({ name, part }, index) => ({
          id: ctx.ids.make("member"),
          participantId: id,
          contestId,
          userId: memberIds[index] ?? null,
          name,
          part,
        })),
      ),
      groups: rows.flatMap(({ id, listed }) =>
        listed.groups.map((name) => ({ participantId: id, groupId: groups.get(name) ?? "" })),
      ),
    },
  );
  await raiseRoster(tx, contestId);
}

function columnsOf({ listed, userId }: PlannedLine) {
  const { kind, name, label, organisation, country, isHidden, isUnofficial, extraMinutes } = listed;
  return {
    userId,
    kind,
    part: "contestant" as const,
    name,
    label,
    organisation,
    country,
    isHidden: isHidden ? 1 : 0,
    isUnofficial: isUnofficial ? 1 : 0,
    extraMs: extraMinutes * 60_000,
    withdrawnAt: null,
  };
}
