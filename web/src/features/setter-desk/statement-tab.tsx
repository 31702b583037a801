import type { StatementPreview } from "@bilimdon/contracts/http/problems";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/desk.ts";
import { locale } from "../../locale/locale.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { Statement } from "../../ui/statement/statement.tsx";
import { chooseTheme } from "../../ui/theme.ts";
import { previewResource } from "./desk-resources.ts";
import type { TabShape } from "./desk-tabs.tsx";
import "../../ui/code.css";
import "../../ui/statement/matn.css";

type Look = "light" | "dark";

/** The statement as contestants will see it, in each of its languages, by day and by night. */
export function StatementTab({ version: { problemVersionId } }: TabShape) {
  const language = useSignal<string>(locale.value);
  const look = useSignal<Look>(document.documentElement.dataset.theme === "dark" ? "dark" : "light");
  const resource = previewResource(problemVersionId, language.value);
  const state = useResource(resource);
  const last = useRef<StatementPreview | null>(null);
  if (state.kind === "ready") last.current = state.value;
  const shown = last.current;
  if (shown === null)
    return state.kind === "failed" ? (
      <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
    ) : (
      <SkeletonRows count={8} height={48} />
    );
  return (
    <div class="preview">
      <div class="preview-look">
        <Segments<Look>
          label={words.look()}
          options={[
            { value: "light", text: words.lookLight() },
            { value: "dark", text: words.lookDark() },
          ]}
          value={look.value}
          onChoose={(next) => {
            look.value = next;
            chooseTheme(next);
          }}
        />
      </div>
      <article class="statement-preview">
        <Statement
          problem={{ ...shown, label: null }}
          onChooseLanguage={(next) => {
            language.value = next;
          }}
        />
      </article>
    </div>
  );
}
