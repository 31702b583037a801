import type { ContestDetail, contestList } from "@bilimdon/contracts/http/contests";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { z } from "zod";
import { callApi, getApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/judging.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { pauseFault } from "../../ui/pause-fault.ts";
import { ReasonField } from "../../ui/reason-field.tsx";
import { Select } from "../../ui/select.tsx";
import { say } from "../../ui/toasts.tsx";
import { attentionResource } from "./judging-resource.ts";

const all = "all";

/** Opens the question what to pause and why. */
export function PauseButton() {
  const isOpen = useSignal(false);
  return (
    <>
      <Button
        isSmall
        onClick={() => {
          isOpen.value = true;
        }}
      >
        {words.pause()}
      </Button>
      {isOpen.value && (
        <PauseDialog
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}

function PauseDialog({ onClose }: { onClose(): void }) {
  const contests = useSignal<readonly ContestDetail[]>([]);
  const slug = useSignal("");
  const problemId = useSignal(all);
  const reason = useSignal("");
  const fault = useSignal<string | null>(null);
  useEffect(() => {
    void loadLiveContests().then((loaded) => {
      contests.value = loaded;
      slug.value = loaded[0]?.slug ?? "";
    });
  }, []);
  const contest = contests.value.find((one) => one.slug === slug.value);
  const pause = async () => {
    if (contest === undefined) return;
    if (reason.value.trim() === "") {
      fault.value = words.pauseReasonFault();
      return;
    }
    const scope =
      problemId.value === all
        ? { kind: "contest", contestId: contest.contestId }
        : { kind: "problem", problemId: problemId.value };
    const answer = await callApi("POST", "/api/judging/pauses", { scope, reason: reason.value });
    if (answer.kind === "ok") {
      say(words.pauseDone());
      onClose();
    } else fault.value = pauseFault(answer);
    void attentionResource.refresh();
  };
  return (
    <Dialog
      isOpen
      title={words.pause()}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="danger" disabled={contest === undefined} onClick={() => void pause()}>
            {words.pause()}
          </Button>
        </>
      }
    >
      <p>{words.pauseText()}</p>
      <PauseFields contests={contests.value} wish={{ slug, problemId, reason, fault }} />
    </Dialog>
  );
}

interface Wish {
  readonly slug: Signal<string>;
  readonly problemId: Signal<string>;
  readonly reason: Signal<string>;
  readonly fault: Signal<string | null>;
}

function PauseFields({
  contests,
  wish,
}: {
  readonly contests: readonly ContestDetail[];
  readonly wish: Wish;
}) {
  const { slug, problemId, reason, fault } = wish;
  const contest = contests.find((one) => one.slug === slug.value);
  const problems = (contest?.problems ?? []).map((one) => ({
    value: one.problemId,
    text: `${one.label}. ${inLocale(one.name)}`,
  }));
  return (
    <div class="pause-fields">
      <Select
        label={words.pauseContest()}
        value={slug.value}
        options={contests.map((one) => ({ value: one.slug, text: inLocale(one.title) }))}
        onChoose={(chosen) => {
          slug.value = chosen;
          problemId.value = all;
        }}
      />
      <Select
        label={words.pauseProblem()}
        value={problemId.value}
        options={[{ value: all, text: words.pauseAll() }, ...problems]}
        onChoose={(chosen) => {
          problemId.value = chosen;
        }}
      />
      <ReasonField label={words.pauseReason()} reason={reason} fault={fault} />
    </div>
  );
}

const contestsAtMost = 8;

/** Contests in which code is judged now or soon, with their problems. */
export async function loadLiveContests(): Promise<ContestDetail[]> {
  const list = await getApi<z.infer<typeof contestList>>("/api/contests");
  if (list.kind !== "ok") return [];
  const live = list.value.contests.filter(({ phase }) => phase !== "final").slice(0, contestsAtMost);
  const details = await Promise.all(
    live.map(({ slug }) => getApi<ContestDetail>(`/api/contests/${encodeURIComponent(slug)}`)),
  );
  return details.flatMap((answer) => (answer.kind === "ok" ? [answer.value] : []));
}
