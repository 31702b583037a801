import type { ExamSessionList } from "@bilimdon/contracts/http/exam-sessions";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/exam.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toasts.tsx";

type Sitting = ExamSessionList["sessions"][number];

interface TableShape {
  readonly slug: string;
  readonly sessions: readonly Sitting[];
  onReleased(): void;
}

/** Contestants with the device each works on. */
export function DeviceTable({ slug, sessions, onReleased }: TableShape) {
  const [asked, setAsked] = useState<Sitting | null>(null);
  const name = asked === null ? "" : nameOf(asked);
  return (
    <>
      <table class="jadval jadval-lines">
        <thead>
          <tr>
            <th scope="col">{words.contestant()}</th>
            <th scope="col">{words.device()}</th>
            <th scope="col">{words.since()}</th>
            <th>
              <span class="said">{words.release()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((sitting) => (
            <tr key={sitting.userId}>
              <th scope="row">
                {nameOf(sitting)} <span class="exam-login">{sitting.login}</span>
              </th>
              <td>
                {deviceOf(sitting)}
                {sitting.address !== null && <span class="exam-login"> {sitting.address}</span>}
                {!sitting.isSignedIn && <span class="exam-gone">{words.signedOut()}</span>}
              </td>
              <td>{formatDateTime(sitting.boundAt)}</td>
              <td>
                <Button
                  isSmall
                  aria-label={words.releaseTitle({ name: nameOf(sitting) })}
                  onClick={() => setAsked(sitting)}
                >
                  {words.release()}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog
        isOpen={asked !== null}
        title={words.releaseTitle({ name })}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{words.cancel()}</Button>
            <Button
              look="danger"
              onClick={async () => {
                if (asked !== null) await release(slug, asked);
                setAsked(null);
                onReleased();
              }}
            >
              {words.release()}
            </Button>
          </>
        }
      >
        <p>{words.releaseText()}</p>
      </Dialog>
    </>
  );
}

async function release(slug: string, sitting: Sitting): Promise<void> {
  const path = `/api/contests/${encodeURIComponent(slug)}/exam-sessions/${sitting.userId}`;
  const answer = await callApi("DELETE", path);
  // Not found: somebody else let go of it meanwhile, which is what was wanted.
  const isGone = answer.kind === "ok" || (answer.kind === "refused" && answer.code === "thing.not_found");
  say(isGone ? words.released({ name: nameOf(sitting) }) : words.releaseFailed());
}

const nameOf = ({ line, name }: Sitting) => line ?? name;

function deviceOf({ browser, system }: Sitting): string {
  return [browser, system].filter((word) => word !== null).join(", ") || words.unknownDevice();
}
