import * as words from "../../generated/messages/board.ts";
import { Star } from "../../ui/mark.tsx";

export function BoardLegend({ isFrozen }: { readonly isFrozen: boolean }) {
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
    </ul>
  );
}
