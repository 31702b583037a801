import { AnswerPane } from "./answer-pane.tsx";
import { CodePane, type CodePaneShape } from "./code-pane.tsx";

/** Where a program is written, or, in problems that want no program, answers. */
export function SendingPane(shape: CodePaneShape) {
  const { answerNames } = shape.problem;
  return answerNames === null ? <CodePane {...shape} /> : <AnswerPane {...shape} answerNames={answerNames} />;
}
