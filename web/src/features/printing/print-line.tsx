import type { PrintView } from "@bilimdon/contracts/http/prints";
import type { PrintAct } from "@bilimdon/rules/contest/print-job";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/prints.ts";
import { formatTimeOfDay } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { say } from "../../ui/toasts.tsx";

interface LineShape {
  readonly print: PrintView;
  /** The reader may open it: officials, not runners. */
  readonly mayRead: boolean;
  onMoved(): void;
}

const actsOf: Readonly<Record<PrintView["state"], readonly PrintAct[]>> = {
  queued: ["mark-printed"],
  printing: [],
  failed: ["retry", "mark-printed"],
  printed: ["hand-over", "retry"],
  "handed-over": ["undo"],
};

function actWords(act: PrintAct, state: PrintView["state"]): string {
  if (act === "retry") return state === "printed" ? words.again() : words.retry();
  return { "mark-printed": words.markPrinted, "hand-over": words.handOver, undo: words.undo }[act]();
}

const stateWords: Readonly<Record<PrintView["state"], () => string>> = {
  queued: words.stateQueued,
  printing: words.statePrinting,
  printed: words.statePrinted,
  failed: words.stateFailed,
  "handed-over": words.stateHandedOver,
};

/** One print: whose it is and where they sit, how long, and what may be done about it. */
export function PrintLine({ print, mayRead, onMoved }: LineShape) {
  const [isMoving, setMoving] = useState(false);
  const { printJobId, state, participantName, place, organisation, fileName, pages, cause } = print;
  const move = async (act: PrintAct) => {
    setMoving(true);
    const answer = await callApi("POST", `/api/print-jobs/${printJobId}/moves`, { act });
    setMoving(false);
    if (answer.kind !== "ok") say(failureWords(answer).text);
    onMoved();
  };
  return (
    <li class="print">
      <div class="print-text">
        <p class="print-team">{participantName}</p>
        <p class="print-where">{[place, organisation].filter((text) => text !== null).join(", ")}</p>
        <p class="print-file">
          {fileName}, {words.pages({ count: pages })}, {stateWords[state]()}{" "}
          {formatTimeOfDay(state === "queued" ? print.sentAt : print.movedAt)}
        </p>
        {cause !== null && <p class="print-cause">{cause}</p>}
      </div>
      <div class="print-acts">
        {actsOf[state].map((act, index) => (
          <Button
            key={act}
            look={index === 0 ? "plain" : "quiet"}
            isBusy={isMoving}
            aria-label={`${actWords(act, state)}: ${participantName}, ${fileName}`}
            onClick={() => void move(act)}
          >
            {actWords(act, state)}
          </Button>
        ))}
        {mayRead && (
          <a
            class="btn btn-quiet"
            href={`/api/print-jobs/${printJobId}/pdf`}
            target="_blank"
            rel="noreferrer"
            aria-label={`PDF: ${participantName}, ${fileName}`}
          >
            PDF
          </a>
        )}
      </div>
    </li>
  );
}
