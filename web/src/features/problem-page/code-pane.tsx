import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { ProblemView } from "@bilimdon/contracts/http/problems";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { checkSourceText } from "@bilimdon/rules/contest/source-text";
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { languagesResource } from "../../client/problem-resource.ts";
import { type Loading, useResource } from "../../client/resource.ts";
import { serverNow } from "../../client/server-clock.ts";
import { me, session, wasSignedIn } from "../../client/session.ts";
import * as words from "../../generated/messages/sending.ts";
import type { OwnSubmissions } from "../../live/merge-submissions.ts";
import { PauseNote } from "../../ui/pause-note.tsx";
import { ActionBar } from "./action-bar.tsx";
import { CustomRunPane } from "./custom-run/custom-run-pane.tsx";
import { useTries } from "./custom-run/use-tries.ts";
import { CodeEditor } from "./editor/code-editor.tsx";
import { draftWords, EditorTop } from "./editor/editor-top.tsx";
import { FileDrop } from "./editor/file-drop.tsx";
import { offerLanguages } from "./editor/offer-languages.ts";
import { takeCodeFile } from "./editor/take-code-file.ts";
import { useCodeDraft } from "./editor/use-code-draft.ts";
import { HistoryTable } from "./history-table.tsx";
import { LivePanel } from "./live-panel.tsx";
import { closedWords } from "./sending/closed-words.ts";
import { fileFaultWords } from "./sending/refusal-words.ts";
import { useSending } from "./sending/use-sending.ts";

export interface CodePaneShape {
  readonly contest: ContestDetail;
  readonly problem: ProblemView;
  readonly own: Loading<OwnSubmissions>;
  /** One's own submissions to this problem, newest first. */
  readonly ofProblem: readonly SubmissionSummary[];
  readonly isShown: boolean;
  /** The hidden file input, for buttons elsewhere on the page. */
  readonly fileButton: RefObject<HTMLInputElement | null>;
  /** A file was taken: the code should come into sight. */
  onFile(): void;
}

const patienceMs = 5_000;

export function CodePane(shape: CodePaneShape) {
  const languages = useResource(languagesResource);
  const isSettled = useSettledSession();
  if (languages.kind === "loading" || !isSettled) return null;
  const known = languages.kind === "ready" ? languages.value.languages : [];
  // Whoever signs in meanwhile has other drafts.
  return <Code key={me.value?.userId ?? "guest"} {...shape} known={known} />;
}

/** A person's drafts are not a guest's: the editor waits a moment to hear who is here. */
export function useSettledSession(): boolean {
  const [isPatient, setPatient] = useState(wasSignedIn);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return session.value.kind !== "unknown" || !isPatient;
}

function Code(shape: CodePaneShape & { readonly known: Parameters<typeof offerLanguages>[1] }) {
  const { contest, problem, own, ofProblem, isShown, fileButton, onFile, known } = shape;
  const offered = offerLanguages(problem.languageIds, known);
  const owner = { userId: me.value?.userId ?? null, problemId: problem.problemId };
  const draft = useCodeDraft(owner, offered);
  const sender = useSending(contest.slug);
  const fault = useSignal<string | null>(null);
  const { wish, tries } = useTries(contest, isShown);
  const isTrying = tries !== null && wish.value !== null;

  /** The code with its problem and language; null where it cannot be sent, which is said at the button. */
  const checkedCode = () => {
    draft.keepNow();
    sender.clear();
    const source = draft.source.value;
    const found = checkSourceText(source, new TextEncoder().encode(source).length, problem.codeBytes);
    fault.value = found === null ? null : fileFaultWords(found);
    if (found !== null) return null;
    const fileName = draft.fileName.value;
    const named = fileName === null ? {} : { fileName };
    return { problemLabel: problem.label, languageId: draft.languageId.value, source, ...named };
  };
  const submit = () => {
    const code = checkedCode();
    if (code === null || closedWords(contest, serverNow()) !== null || me.value === null) return;
    wish.value = null;
    sender.send(contest.codeIsTaken === "upsolving" ? { ...code, as: "upsolving" } : code);
  };
  const files = { draft, offered, codeBytes: problem.codeBytes, fault, onFile };
  return (
    <FileDrop fileButton={fileButton} onFiles={([file]) => file && void takeCodeFile(files, file)}>
      <EditorTop draft={draft} offered={offered} fileButton={fileButton} />
      <CodeEditor
        source={draft.source}
        languageId={draft.languageId}
        label={words.editor()}
        isShown={isShown}
        onEdit={(source) => {
          fault.value = null;
          sender.clear();
          draft.edit(source);
        }}
        onSubmit={submit}
      />
      <div class={isTrying ? "below is-trying" : "below"}>
        {contest.problems.some((one) => one.problemId === problem.problemId && one.isJudgingPaused) && (
          <PauseNote />
        )}
        {tries !== null && (
          <CustomRunPane slug={contest.slug} problem={problem} wish={wish} code={checkedCode} />
        )}
        <LivePanel contest={contest} problem={problem} sender={sender} ofProblem={ofProblem} />
        <ActionBar
          contest={contest}
          sender={sender}
          fault={fault.value}
          draftNote={draftWords(draft.state.value)}
          tries={tries}
          onSubmit={submit}
          onLeave={draft.keepNow}
        />
        {contest.participation !== null && (
          <HistoryTable problem={problem} own={own} ofProblem={ofProblem} sender={sender} />
        )}
      </div>
    </FileDrop>
  );
}
