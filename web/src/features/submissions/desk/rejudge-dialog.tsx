import type { DeskFilter } from "@bilimdon/contracts/http/jury-desk";
import type { RejudgePick, RejudgeView } from "@bilimdon/contracts/http/rejudges";
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { callApi } from "../../../client/call-api.ts";
import { rejudgePath } from "../../../client/contest-paths.ts";
import { contestResource } from "../../../client/contest-resource.ts";
import * as words from "../../../generated/messages/jury.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { languageName } from "../../../ui/language-name.ts";
import { ReasonField } from "../../../ui/reason-field.tsx";
import { rejudgeFault } from "./rejudge-fault.ts";

type What =
  | { readonly kind: "one"; readonly submissionId: string }
  | { readonly kind: "filter"; readonly filter: DeskFilter };

interface DialogShape {
  readonly slug: string;
  readonly what: What;
  onClose(): void;
}

/** Asks why, starts the set and leads to it. */
export function RejudgeDialog({ slug, what, onClose }: DialogShape) {
  const { route } = useLocation();
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  const start = async () => {
    if (reason.value.trim() === "") {
      fault.value = words.reasonFault();
      return;
    }
    const path = `/api/contests/${encodeURIComponent(slug)}/rejudges`;
    const answer = await callApi<RejudgeView>("POST", path, {
      pick: pickOf(slug, what),
      reason: reason.value,
    });
    if (answer.kind !== "ok") fault.value = rejudgeFault(answer);
    else {
      onClose();
      route(rejudgePath(slug, answer.value.rejudgeId));
    }
  };
  return (
    <Dialog
      isOpen
      title={words.startTitle()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" onClick={() => void start()}>
            {words.start()}
          </Button>
        </>
      }
    >
      <p>{words.startText()}</p>
      <p>{words.startFilter({ filter: describe(what) })}</p>
      <ReasonField label={words.reason()} reason={reason} fault={fault} />
    </Dialog>
  );
}

const minuteMs = 60_000;

function pickOf(slug: string, what: What): RejudgePick {
  if (what.kind === "one") return { kind: "ids", submissionIds: [what.submissionId] };
  const { problem, language, verdict, host, from, to } = what.filter;
  const contest = contestResource(slug).state.peek();
  const startsAt = contest.kind === "ready" ? contest.value.startsAt : 0;
  return {
    kind: "filter",
    ...(problem !== undefined && { problemLabel: problem }),
    ...(language !== undefined && { languageId: language }),
    ...(verdict !== undefined && verdict !== "waiting" && { verdict }),
    ...(host !== undefined && { judgeHostId: host }),
    ...(what.filter.team !== undefined && { team: what.filter.team }),
    ...(from !== undefined && { from: startsAt + from * minuteMs }),
    ...(to !== undefined && { before: startsAt + to * minuteMs }),
  };
}

function describe(what: What): string {
  if (what.kind === "one") return words.startOne();
  const { problem, team, language, verdict, host, from, to } = what.filter;
  const parts = [
    problem === undefined ? null : words.problemOne({ label: problem }),
    team,
    language === undefined ? null : languageName(language),
    verdict === "failed" ? words.verdictFailed() : verdict,
    host,
    from === undefined ? null : `${words.fromMinute()} ${from}`,
    to === undefined ? null : `${words.toMinute()} ${to}`,
  ].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? words.startEverything() : parts.join(", ");
}
