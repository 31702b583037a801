import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import { boardResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import * as words from "../../generated/messages/home.ts";
import { formatNumber } from "../../locale/format-number.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";

const shownLeaders = 8;

/** The head of the running contest's board, so that a visitor sees at once that something is going on. */
export function Leaders({ slug }: { readonly slug: string }) {
  const resource = boardResource(slug);
  const state = useResource(resource);
  useRefresh(resource, 20_000);
  if (state.kind === "failed") return null;
  return (
    <aside class="pt-[18px]">
      <h2 class="mb-1 font-ui text-13 leading-5 font-medium text-ink-2">{words.leaders()}</h2>
      {state.kind === "loading" ? (
        <SkeletonRows count={shownLeaders} height={38} />
      ) : (
        <table class="jadval leaders">
          <thead class="said">
            <tr>
              <th>{words.leaderRank()}</th>
              <th>{words.leaderTeam()}</th>
              <th>{words.leaderSolved()}</th>
              <th>{words.leaderPenalty()}</th>
            </tr>
          </thead>
          <tbody>
            {leadersOf(state.value).map(({ row, name }) => (
              <tr key={row.participantId}>
                <td class="num w-6 text-ink-2">{row.rank}</td>
                <th scope="row" class="max-w-0 w-full overflow-hidden text-ellipsis font-medium">
                  {name}
                </th>
                <td class="num font-semibold">{row.solved}</td>
                <td class="num text-ink-2">{formatNumber(row.penaltyMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="mt-3">
        <a href={`/c/${encodeURIComponent(slug)}/jadval`}>{words.wholeBoard()}</a>
      </p>
    </aside>
  );
}

function leadersOf(board: Parameters<typeof rankRows>[0]) {
  const names = new Map(board.participants.map(({ participantId, name }) => [participantId, name]));
  return rankRows(board)
    .slice(0, shownLeaders)
    .map((row) => ({ row, name: names.get(row.participantId) ?? "" }));
}
