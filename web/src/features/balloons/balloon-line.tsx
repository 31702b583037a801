import type { BalloonView } from "@bilimdon/contracts/http/balloons";
import type { BalloonAct } from "@bilimdon/rules/contest/balloon";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/balloons.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { Star } from "../../ui/mark.tsx";
import { say } from "../../ui/toasts.tsx";
import { colourWords } from "./colour-words.ts";

interface LineShape {
  readonly balloon: BalloonView;
  /** They may move what another runner has. */
  readonly isOfficial: boolean;
  onMoved(): void;
  onPrint(): void;
}

/** The act that takes each a step on; a balloon is undone by the smaller button. */
const forward: Readonly<Partial<Record<BalloonView["job"], BalloonAct>>> = {
  bring: "take",
  underway: "deliver",
  "turn-round": "bring-back",
  fetch: "bring-back",
};
const actWords: Readonly<Record<BalloonAct, () => string>> = {
  take: words.take,
  deliver: words.deliver,
  undo: words.undo,
  "bring-back": words.bringBack,
};

/** One balloon: its colour and letter as large as a thumb, whose it is and where they sit, and the next step. */
export function BalloonLine({ balloon, isOfficial, onMoved, onPrint }: LineShape) {
  const [isMoving, setMoving] = useState(false);
  const { job, isMine, problemLabel, participantName } = balloon;
  const move = async (act: BalloonAct) => {
    setMoving(true);
    const answer = await callApi("POST", `/api/balloons/${balloon.balloonId}/moves`, { act });
    setMoving(false);
    if (answer.kind !== "ok") say(failureWords(answer).text);
    onMoved();
  };
  const next = forward[job];
  const mayMove = job !== "underway" || isMine || isOfficial;
  const mayUndo = (job === "underway" || job === "done") && (isMine || isOfficial);
  const named = `${problemLabel}, ${participantName}`;
  return (
    <li class="balloon">
      <Swatch balloon={balloon} />
      <div class="balloon-text">
        <p class="balloon-team">{participantName}</p>
        <p class="balloon-where">
          {[balloon.place, balloon.organisation].filter((text) => text !== null).join(", ")}
        </p>
        <p class="balloon-marks">
          <span>
            {inLocale(balloon.problemName)}, {colourWords(balloon.rgb)}
          </span>
          {balloon.isFirst && (
            <span class="balloon-first">
              <Star /> {words.first()}
            </span>
          )}
          {balloon.isHidden && <span class="balloon-hidden">{words.hidden()}</span>}
        </p>
        <p class="balloon-when">
          {stateWords(balloon)} {formatTimeOfDay(job === "bring" ? balloon.madeAt : balloon.movedAt)}
        </p>
      </div>
      <div class="balloon-acts">
        {next !== undefined && mayMove && (
          <Button
            look={isMine && job === "underway" ? "solid" : "plain"}
            isBusy={isMoving}
            aria-label={`${actWords[next]()}: ${named}`}
            onClick={() => void move(next)}
          >
            {actWords[next]()}
          </Button>
        )}
        {mayUndo && (
          <Button
            look="quiet"
            isBusy={isMoving}
            aria-label={`${words.undo()}: ${named}`}
            onClick={() => void move("undo")}
          >
            {words.undo()}
          </Button>
        )}
        {(job === "bring" || job === "underway") && (
          <Button look="quiet" aria-label={`${words.slip()}: ${named}`} onClick={onPrint}>
            {words.slip()}
          </Button>
        )}
      </div>
    </li>
  );
}

export function Swatch({ balloon: { rgb, problemLabel } }: { readonly balloon: BalloonView }) {
  return (
    <span
      class="balloon-swatch"
      style={rgb === null ? undefined : `--balloon: ${rgb}; --on-balloon: ${isLight(rgb) ? "#000" : "#fff"}`}
    >
      {problemLabel}
    </span>
  );
}

/** Source: WCAG relative luminance; above this black reads better than white. */
function isLight(rgb: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(rgb.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}

function stateWords({ job, takenBy }: BalloonView): string {
  const name = takenBy ?? "";
  if (job === "bring") return words.since();
  if (job === "underway") return words.takenBy({ name });
  if (job === "done") return name === "" ? words.delivered() : words.deliveredBy({ name });
  return job === "turn-round" ? words.turnRound({ name }) : words.fetch();
}
