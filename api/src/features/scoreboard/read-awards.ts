import type { ContestAwards } from "@bilimdon/contracts/http/awards";
import { permit, permittedPlaces } from "@bilimdon/rules/access/permit";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { medalsShown } from "@bilimdon/rules/scoreboard/medals-shown";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import type { Award } from "@bilimdon/rules/scoring/awards";
import { awardsOf } from "@bilimdon/rules/scoring/board-awards";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { readOnce } from "./read-snapshot.ts";
import { readBoardVersion } from "./snapshot.queries.ts";

/**
 * What a contest gives, and to whom. The public hears of it once the results are final and nothing is frozen any more,
 * and until then learns nothing, not even how many awards there are.
 *
 * @throws thing.not_found
 */
export async function readAwards(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<ContestAwards> {
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const found = await readBoardVersion(ctx.db, { slug, audience: "public", drafts });
  const thing = placedIn({ contest: found?.contestId });
  requirePermit(ctx, "board.read-public", thing);
  const isOfficial = permit(ctx.person, "board.read-jury", thing) === "allowed";
  const audience = isOfficial ? "jury" : "public";
  const version = isOfficial ? await readBoardVersion(ctx.db, { slug, audience, drafts }) : found;
  const board = version === null ? null : await readOnce(ctx, { ...version, audience });
  if (board === null) throw refuse("thing.not_found", `There is no contest "${slug}".`, { slug });

  const shown = medalsShown(board, ctx.clock.now());
  if (shown !== "final" && !isOfficial) return { state: "hidden", awards: [] };
  return { state: shown === "final" ? "final" : "standing", awards: nameAwards(board) };
}

type Named = ContestAwards["awards"][number];

function nameAwards(board: BoardSnapshot): Named[] {
  const people = new Map(board.participants.map((line) => [line.participantId, line]));
  const rows = new Map(rankRows(openLines(board)).map((row) => [row.participantId, row]));
  return awardsOf(board).map((award) => ({
    ...kindOf(award, board),
    participants: award.participantIds.flatMap((participantId) => {
      const [line, row] = [people.get(participantId), rows.get(participantId)];
      if (line === undefined || row === undefined) return [];
      const { rank, solved, score } = row;
      return [{ participantId, name: line.name, organisation: line.organisation, rank, solved, score }];
    }),
  }));
}

/** Places are counted as the public's board counts them. */
const openLines = (board: BoardSnapshot): BoardSnapshot => ({
  ...board,
  participants: board.participants.filter(({ isHidden }) => !isHidden),
});

const plainKinds = [
  "winner",
  "gold-medal",
  "silver-medal",
  "bronze-medal",
  "highest-honors",
  "high-honors",
  "honors",
  "honorable-mention",
] as const;

/** What an award is, and what it is for, from its id in the Contest API. */
function kindOf({ awardId }: Award, board: BoardSnapshot): Pick<Named, "awardId" | "kind" | "about"> {
  const plain = plainKinds.find((kind) => kind === awardId);
  if (plain !== undefined) return { awardId, kind: plain, about: null };
  const after = (kind: string) => awardId.slice(kind.length + 1);
  if (awardId.startsWith("first-to-solve-")) {
    const problem = board.problems.find(({ problemId }) => problemId === after("first-to-solve"));
    return { awardId, kind: "first-to-solve", about: problem?.label ?? null };
  }
  if (awardId.startsWith("group-winner-")) {
    const group = board.groups?.find(({ groupId }) => groupId === after("group-winner"));
    return { awardId, kind: "group-winner", about: group?.name ?? null };
  }
  return { awardId, kind: "rank", about: after("rank") };
}
