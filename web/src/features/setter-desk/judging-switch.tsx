import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/desk.ts";
import { CheckField } from "../../ui/check-field.tsx";
import { say } from "../../ui/toasts.tsx";
import { deskResource } from "./desk-resources.ts";

interface SwitchShape {
  readonly desk: ProblemDesk;
  readonly version: ProblemDesk["versions"][number];
}

/** Whether submissions are judged to the last test: a switch for the setter, unless the version leaves no choice. */
export function JudgingSwitch({ desk, version: { everyTest, format } }: SwitchShape) {
  const resource = deskResource(desk.slug);
  const set = async (judgesEveryTest: boolean) => {
    const path = `/api/problems/${encodeURIComponent(desk.slug)}/judging`;
    const answer = await callApi<ProblemDesk>("PUT", path, { judgesEveryTest });
    if (answer.kind === "ok") return resource.put(answer.value);
    say(words.actFailed());
    await resource.refresh();
  };
  const hasChoice = everyTest === null || everyTest === "setter";
  const note = format.startsWith("legacy")
    ? `${words.everyTestNote()} ${words.everyTestLegacy()}`
    : words.everyTestNote();
  return (
    <section class="judging-switch" aria-label={words.judging()}>
      {desk.mayChange && hasChoice ? (
        <CheckField
          label={words.everyTest()}
          note={note}
          isTicked={desk.judgesEveryTest}
          onTick={(isTicked) => void set(isTicked)}
        />
      ) : (
        <p>{stateWords[everyTest ?? "none"]()}</p>
      )}
    </section>
  );
}

const stateWords = {
  none: words.everyTestOff,
  setter: words.everyTestOn,
  scoring: words.everyTestScoring,
  package: words.everyTestPackage,
} as const;
