import { contestPath } from "../../client/contest-paths.ts";
import type { ExamHold } from "../../client/exam-hold.ts";
import { signOut } from "../../client/session.ts";
import * as words from "../../generated/messages/exam.ts";
import { Button } from "../../ui/button.tsx";
import { useTitle } from "../../ui/use-title.ts";

const texts = {
  running: { title: words.runningTitle, text: words.runningText },
  address: { title: words.addressTitle, text: words.addressText },
  elsewhere: { title: words.elsewhereTitle, text: words.elsewhereText },
} as const;

/**
 * Stands in place of every page that an exam has closed. Each way on loads the site anew, so that nothing of the closed
 * pages stays behind.
 */
export function ExamHoldPage({ hold }: { readonly hold: ExamHold }) {
  const { title, text } = texts[hold.why];
  useTitle(title());
  return (
    <div class="page page-narrow">
      <div class="double-rule pt-6" role="alert">
        <h1>{title()}</h1>
        <p class="mt-3 mb-6 max-w-[60ch] text-ink-2">{text()}</p>
        <div class="flex flex-wrap gap-2">
          {hold.why === "running" ? (
            <Button look="solid" onClick={() => location.assign(contestPath(hold.slug))}>
              {words.toExam()}
            </Button>
          ) : (
            <Button look="solid" onClick={() => location.reload()}>
              {words.again()}
            </Button>
          )}
          <Button onClick={() => void leave()}>{words.signOut()}</Button>
        </div>
      </div>
    </div>
  );
}

async function leave(): Promise<void> {
  await signOut();
  location.assign("/");
}
