import type { BoardAudience, BoardPhase } from "@bilimdon/rules/scoreboard/board";
import { freezeBanner, isNotFinal } from "@bilimdon/rules/scoreboard/freeze-banner";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/board.ts";
import { liveState } from "../../live/live-connection.ts";
import { locale } from "../../locale/locale.ts";
import { formatContestMinutes } from "../../ui/format-duration.ts";

interface BannerShape {
  readonly audience: BoardAudience;
  readonly phase: BoardPhase;
  readonly hiddenCount: number;
  /** The server did not answer when last asked. */
  readonly isStale: boolean;
}

/** What the reader must know about the board: frozen, not final, out of date. */
export function BoardBanner({ audience, phase, hiddenCount, isStale }: BannerShape) {
  const now = useServerNow();
  const isJurys = audience === "jury" && freezeBanner(phase, now).kind === "frozen";
  const { strong, rest, isFrozen } = isJurys ? juryText(phase, now) : bannerText(phase, hiddenCount, now);
  const trouble = isStale ? words.stale() : liveState.value === "lost" ? words.linkLost() : null;
  return (
    <p class={isFrozen ? "banner frozen" : "banner"}>
      {isFrozen && <span class="swatch" aria-hidden="true" />}
      <span>
        {strong !== "" && <strong>{strong}</strong>} {rest}
        {trouble !== null && <span class="trouble"> {trouble}</span>}
      </span>
    </p>
  );
}

/** The jury sees through the freeze, and has to know that others do not. */
function juryText(phase: BoardPhase, now: number) {
  const finality = isNotFinal(phase, now) ? ` ${words.notFinal()}` : "";
  return { strong: words.juryFrozen(), rest: words.juryFrozenRest() + finality, isFrozen: true };
}

function bannerText(phase: BoardPhase, hiddenCount: number, now: number) {
  const banner = freezeBanner(phase, now);
  const notFinal = isNotFinal(phase, now);
  const freezeTime =
    phase.freezesAt === null
      ? ""
      : formatContestMinutes(Math.floor((phase.freezesAt - phase.startsAt) / 60_000));
  if (banner.kind === "frozen")
    return { ...frozenText(banner.minutes, freezeTime, hiddenCount, notFinal), isFrozen: true };
  if (now < phase.startsAt) return { strong: "", rest: words.notStarted(), isFrozen: false };
  if (notFinal) return { strong: words.notFinal(), rest: words.notFinalRest(), isFrozen: false };
  if (now >= phase.endsAt) return { strong: words.final(), rest: "", isFrozen: false };
  const isAhead = phase.freezesAt !== null && phase.freezesAt > now;
  return {
    strong: "",
    rest: isAhead ? words.willFreeze({ time: freezeTime }) : words.noFreeze(),
    isFrozen: false,
  };
}

/** English has the sentence that the contest rules demand word by word; the other languages say when and how many. */
function frozenText(minutes: number, time: string, hidden: number, notFinal: boolean) {
  const finality = notFinal ? ` ${words.notFinal()}` : "";
  if (locale.value === "en") {
    const [strong = "", rest = ""] = words.frozenWith({ minutes }).split(" - ");
    return { strong, rest: `- ${rest}${finality}` };
  }
  return {
    strong: words.frozenAt({ time }),
    rest: (hidden === 0 ? words.frozenNone() : words.frozenHidden({ hidden })) + finality,
  };
}
