import type { ProblemVersionView } from "@bilimdon/contracts/http/problems";
import { callApi } from "../../client/call-api.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/desk.ts";
import { Button } from "../../ui/button.tsx";
import { formatLeft } from "../../ui/format-duration.ts";
import { TestStrip, type TickState } from "../../ui/test-strip.tsx";
import { say } from "../../ui/toasts.tsx";
import { versionResource, versionUrl } from "./desk-resources.ts";

interface LineShape {
  readonly version: ProblemVersionView;
  readonly mayChange: boolean;
}

/** How far the judge is with a version, how long it may still take, and the button that ends it. */
export function VerificationLine({ version, mayChange }: LineShape) {
  const { state, done, total, startedAt, problemVersionId } = version;
  const now = useServerNow();
  if (state !== "verifying") return null;
  const stop = async () => {
    const answer = await callApi<ProblemVersionView>("POST", versionUrl(problemVersionId, "/stop"));
    if (answer.kind === "ok") versionResource(problemVersionId).put(answer.value);
    else say(words.actFailed());
  };
  const ticks = Array.from({ length: total }, (_, at): TickState => {
    return at < done ? "judged" : at === done ? "running" : "ahead";
  });
  const leftMs = startedAt === null || done === 0 ? null : ((now - startedAt) / done) * (total - done);
  return (
    <section class="verification-line" aria-label={words.stateVerifying()}>
      {total > 0 && <TestStrip groups={[ticks]} />}
      <p aria-live="polite">
        {startedAt === null
          ? words.verifyQueued()
          : words.verifyStep({ done: String(done), total: String(total) })}
        {leftMs !== null && done < total && `, ${words.verifyLeft({ left: formatLeft(leftMs) })}`}
      </p>
      {mayChange && (
        <Button isSmall onClick={() => void stop()}>
          {words.stop()}
        </Button>
      )}
    </section>
  );
}
