import type { Medal } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { freezeBanner } from "@bilimdon/rules/scoreboard/freeze-banner";
import type { MedalsShown } from "@bilimdon/rules/scoreboard/medals-shown";
import { serverNow } from "../../client/server-clock.ts";
import * as words from "../../generated/messages/board.ts";
import { Star } from "../../ui/mark.tsx";

interface LegendShape {
  readonly board: BoardSnapshot;
  readonly medals: { readonly shown: MedalsShown; readonly of: ReadonlyMap<string, Medal> };
}

export function BoardLegend({ board, medals }: LegendShape) {
  const isFrozen = board.audience === "public" && freezeBanner(board.phase, serverNow()).kind === "frozen";
  return (
    <ul class="legend" aria-hidden="true">
      <li>
        <span class="mark solved">
          <i>+1</i>
        </span>
        {words.legendSolved()}
      </li>
      <li>
        <span class="mark solved first">
          <Star />
        </span>
        {words.legendFirst()}
      </li>
      <li>
        <span class="mark tried">
          <i>−2</i>
        </span>
        {words.legendTried()}
      </li>
      <li>
        <span class="mark pending">
          <i>?</i>
        </span>
        {isFrozen ? words.legendFrozen() : words.legendJudging()}
      </li>
      {medals.of.size > 0 && (
        <li>
          <em class="legend-zone">I II III</em>
          {medals.shown === "final" ? words.legendMedals() : words.legendMedalsNow()}
        </li>
      )}
    </ul>
  );
}
