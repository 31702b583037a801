import type { JudgingAttention } from "@bilimdon/contracts/http/judging";
import { callApi } from "../../client/call-api.ts";
import { submissionPath } from "../../client/contest-paths.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/judging.ts";
import { Button } from "../../ui/button.tsx";
import { formatAgo } from "../../ui/format-duration.ts";
import { languageName } from "../../ui/language-name.ts";
import { say } from "../../ui/toasts.tsx";
import { judgeHostsResource } from "./judge-hosts-resource.ts";
import { attentionResource } from "./judging-resource.ts";
import { PauseButton } from "./pause-dialog.tsx";

interface ListShape {
  readonly attention: JudgingAttention;
  readonly mayChangeHosts: boolean;
}

/** What will not be judged by itself, and what can be done about it. */
export function AttentionList({ attention, mayChangeHosts }: ListShape) {
  const { givenUp, unjudgeable, pauses } = attention;
  return (
    <section class="attention" aria-labelledby="attention-title">
      <div class="attention-head">
        <h2 id="attention-title">{words.attention()}</h2>
        <PauseButton />
      </div>
      {givenUp.length + unjudgeable.length + pauses.length === 0 && (
        <p class="text-ink-2">{words.attentionNone()}</p>
      )}
      <ul>
        {givenUp.map((one) => (
          <GivenUp key={one.judgementId} one={one} mayChangeHosts={mayChangeHosts} />
        ))}
        {unjudgeable.map((kind) => (
          <NoHost key={`${kind.contestSlug} ${kind.problemLabel} ${kind.languageId}`} kind={kind} />
        ))}
        {pauses.map((pause) => (
          <Pause key={pause.pauseId} pause={pause} />
        ))}
      </ul>
    </section>
  );
}

function GivenUp({
  one,
  mayChangeHosts,
}: {
  readonly one: JudgingAttention["givenUp"][number];
  readonly mayChangeHosts: boolean;
}) {
  const now = useServerNow();
  const ago = formatAgo(now - one.givenUpAt);
  const lastHost = one.tries.findLast(({ hostId }) => hostId !== null);
  return (
    <li class="attention-case">
      <p>
        <a href={submissionPath(one.contestSlug, one.submissionId)}>
          {words.givenUp({
            participant: one.participantName,
            problem: one.problemLabel,
            language: languageName(one.languageId),
          })}
        </a>
      </p>
      <p class="text-13 text-ink-2">
        {one.fault === "setter"
          ? words.givenUpSetter({ ago })
          : words.givenUpWhen({ count: one.tries.length, ago })}
      </p>
      <Tries tries={one.tries} />
      <p class="attention-acts">
        <Button isSmall onClick={() => void judgeAgain(one.judgementId)}>
          {words.judgeAgain()}
        </Button>
        {mayChangeHosts && lastHost?.hostId && (
          <Button isSmall onClick={() => void setAside(lastHost.hostId ?? "", lastHost.hostName ?? "")}>
            {words.setAside({ host: lastHost.hostName ?? "" })}
          </Button>
        )}
      </p>
    </li>
  );
}

function Tries({ tries }: Pick<JudgingAttention["givenUp"][number], "tries">) {
  if (tries.length === 0) return null;
  return (
    <details>
      <summary>{words.tries()}</summary>
      <ol class="tries">
        {tries.map(({ attempt, hostName, step, detail }) => (
          <li key={attempt}>
            {words.tryLine({ attempt: String(attempt), host: hostName ?? words.unknownHost(), step })}
            <code class="try-detail" lang="en">
              {detail}
            </code>
          </li>
        ))}
      </ol>
    </details>
  );
}

function NoHost({ kind }: { readonly kind: JudgingAttention["unjudgeable"][number] }) {
  const now = useServerNow();
  const { problemLabel: problem, languageId, waiting: count, oldestAt } = kind;
  return (
    <li class="attention-case">
      <p class="text-anor">{words.noHostFor({ problem, language: languageName(languageId), count })}</p>
      <p class="text-13 text-ink-2">{words.noHostText({ ago: formatAgo(now - oldestAt) })}</p>
    </li>
  );
}

function Pause({ pause }: { readonly pause: JudgingAttention["pauses"][number] }) {
  const now = useServerNow();
  const { pauseId, problemSlug, contestSlug, by, reason, waiting: count } = pause;
  const name =
    problemSlug === null
      ? words.pausedContest({ name: contestSlug ?? "" })
      : words.pausedProblem({ name: problemSlug });
  return (
    <li class="attention-case">
      <p>
        {words.pauses()}: {name}
      </p>
      <p class="text-13 text-ink-2">
        {words.pausedBy({ by, ago: formatAgo(now - pause.pausedAt), reason, count })}
      </p>
      <p class="attention-acts">
        <Button isSmall onClick={() => void resume(pauseId)}>
          {words.resume()}
        </Button>
      </p>
    </li>
  );
}

async function judgeAgain(judgementId: string): Promise<void> {
  const answer = await callApi("POST", `/api/judgements/${judgementId}/judge-again`);
  say(answer.kind === "ok" ? words.judgedAgain() : words.failed());
  void attentionResource.refresh();
}

async function setAside(hostId: string, host: string): Promise<void> {
  const change = { state: "drained", cause: words.setAsideCause() };
  const answer = await callApi("PATCH", `/api/judge-hosts/${hostId}`, change);
  say(answer.kind === "ok" ? words.setAsideDone({ host }) : words.failed());
  void judgeHostsResource.refresh();
}

async function resume(pauseId: string): Promise<void> {
  const answer = await callApi("DELETE", `/api/judging/pauses/${pauseId}`);
  say(answer.kind === "ok" ? words.resumed() : words.failed());
  void attentionResource.refresh();
}
