import type { ProblemDesk, ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/desk.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { deskResource, versionResource, versionUrl } from "./desk-resources.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

export interface BarShape {
  readonly version: ProblemVersionView;
  readonly desk: ProblemDesk;
}

/** Publish, withdraw, verify again: each with the reason beside it where it cannot be. */
export function PublishBar({ version, desk }: BarShape) {
  const open = useSignal<"publish" | "withdraw" | null>(null);
  const { problemVersionId, state, publishedAt } = version;
  const close = () => {
    open.value = null;
  };
  const verify = async () => {
    const answer = await callApi<ProblemVersionView>("POST", versionUrl(problemVersionId, "/verify"));
    if (answer.kind === "ok") versionResource(problemVersionId).put(answer.value);
    else say(words.actFailed());
    void deskResource(desk.slug).refresh();
  };
  return (
    <div class="publish-bar">
      {publishedAt === null ? (
        <Button
          look="solid"
          disabled={state !== "verified"}
          onClick={() => {
            open.value = "publish";
          }}
        >
          {words.publish()}
        </Button>
      ) : (
        <Button
          look="danger"
          onClick={() => {
            open.value = "withdraw";
          }}
        >
          {words.withdraw()}
        </Button>
      )}
      {state !== "verifying" && <Button onClick={() => void verify()}>{words.verifyAgain()}</Button>}
      <p class="publish-why">{whyWords(version)}</p>
      <PublishDialog version={version} desk={desk} isOpen={open.value === "publish"} onClose={close} />
      <WithdrawDialog version={version} desk={desk} isOpen={open.value === "withdraw"} onClose={close} />
    </div>
  );
}

/** Why the button is as it is: the first thing that stands in the way, by name. */
function whyWords({ state, publishedAt, lines, summary, warningsToRead }: ProblemVersionView): string {
  if (publishedAt !== null) return words.publishedSince({ time: formatDateTime(publishedAt) });
  if (state === "verifying") return words.whyVerifying();
  if (state === "unverified") return words.whyUnverified();
  if (state === "stopped") return words.whyStopped();
  if (state === "disagrees") {
    const wrong = lines.find((line) => !line.ok);
    if (wrong === undefined) return words.whyFault({ fault: summary?.faults[0] ?? "" });
    return words.whyDisagrees({
      submission: wrong.submission.replace(/^submissions\//, ""),
      expected: wrong.expected,
      verdict: wrong.verdict ?? "–",
      message: wrong.message.slice(0, 300),
    });
  }
  return warningsToRead === 0 ? words.whyReady() : words.whyWarnings({ count: warningsToRead });
}
