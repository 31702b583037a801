import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import { useSignal } from "@preact/signals";
import { me } from "../../client/session.ts";
import { uploadSimpleIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/answers.ts";
import { answersFromFiles, answersTitle } from "../../generated/messages/problem.ts";
import { formatBytes } from "../../locale/format-number.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PauseNote } from "../../ui/pause-note.tsx";
import { ActionBar } from "./action-bar.tsx";
import { AnswerRows } from "./answers/answer-rows.tsx";
import { takeAnswerFiles } from "./answers/take-answer-files.ts";
import { useAnswers } from "./answers/use-answers.ts";
import { type CodePaneShape, useSettledSession } from "./code-pane.tsx";
import { draftWords } from "./editor/editor-top.tsx";
import { FileDrop } from "./editor/file-drop.tsx";
import { HistoryTable } from "./history-table.tsx";
import { LivePanel } from "./live-panel.tsx";
import { useSending } from "./sending/use-sending.ts";
import "./answers/answers.css";

interface PaneShape extends CodePaneShape {
  readonly answerNames: readonly string[];
}

/** In place of the editor where answers are sent and no program: a field for each test, and files or a zip. */
export function AnswerPane(shape: PaneShape) {
  if (!useSettledSession()) return null;
  // Whoever signs in meanwhile has other drafts.
  return <Answers key={me.value?.userId ?? "guest"} {...shape} />;
}

function Answers({ contest, problem, answerNames, own, ofProblem, fileButton, onFile }: PaneShape) {
  const draft = useAnswers({ userId: me.value?.userId ?? null, problemId: problem.problemId });
  const sender = useSending(contest.slug);
  const fault = useSignal<string | null>(null);
  const { codeBytes, label } = problem;

  const submit = () => {
    draft.keepNow();
    sender.clear();
    const answers = [...draft.answers.value].map(([name, text]) => ({ name, text }));
    fault.value = findFault(answers, codeBytes);
    if (fault.value !== null || contest.participation === null || me.value === null) return;
    sender.send({ problemLabel: label, languageId: answersLanguageId, source: "", answers });
  };
  const desk = { draft, answerNames, codeBytes, fault, onFiles: onFile };
  const isPaused = contest.problems.some((one) => one.problemId === problem.problemId && one.isJudgingPaused);
  return (
    <FileDrop fileButton={fileButton} isMany onFiles={(files) => void takeAnswerFiles(desk, files)}>
      <div class="editor-top">
        <h2 class="answers-title">{answersTitle()}</h2>
        <span class="answers-count">
          {words.filled({ count: draft.answers.value.size, total: answerNames.length })}
        </span>
        <Button look="quiet" isSmall onClick={() => fileButton.current?.click()}>
          <Icon path={uploadSimpleIcon} size={16} />
          {answersFromFiles()}
        </Button>
      </div>
      <div class="editor answers">
        <p class="answers-hint">{words.hint()}</p>
        <AnswerRows
          answerNames={answerNames}
          draft={draft}
          onEdit={() => {
            fault.value = null;
            sender.clear();
          }}
          onSubmit={submit}
        />
      </div>
      <div class="below">
        {isPaused && <PauseNote />}
        <LivePanel contest={contest} problem={problem} sender={sender} ofProblem={ofProblem} />
        <ActionBar
          contest={contest}
          sender={sender}
          fault={fault.value}
          draftNote={draftWords(draft.state.value)}
          tries={null}
          hasEditor={false}
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

/** What the server would refuse too, said before anything is sent. */
function findFault(answers: readonly { readonly text: string }[], codeBytes: number): string | null {
  if (answers.every(({ text }) => text.trim() === "")) return words.nothing();
  const encoder = new TextEncoder();
  const bytes = answers.reduce((sum, { text }) => sum + encoder.encode(text).length, 0);
  return bytes > codeBytes ? words.tooLarge({ limit: formatBytes(codeBytes) }) : null;
}
