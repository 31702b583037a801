import type { RefObject } from "preact";
import type { LanguageView } from "../../../client/problem-resource.ts";
import { uploadSimpleIcon } from "../../../generated/icons.ts";
import * as words from "../../../generated/messages/sending.ts";
import { formatTimeOfDay } from "../../../locale/format-date.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Select } from "../../../ui/select.tsx";
import { shortVersion } from "./choose-language.ts";
import type { CodeDraft, DraftState } from "./use-code-draft.ts";

interface TopShape {
  readonly draft: CodeDraft;
  readonly offered: readonly LanguageView[];
  readonly fileButton: RefObject<HTMLInputElement | null>;
}

/** Language, when the draft was kept, and the way in for a file. */
export function EditorTop({ draft, offered, fileButton }: TopShape) {
  return (
    <div class="editor-top">
      <Select
        label={words.language()}
        options={offered.map(({ id, name, version }) => ({
          value: id,
          text: version === "" ? name : `${name}\u2002${shortVersion(version, name)}`,
        }))}
        value={draft.languageId.value}
        onChoose={draft.choose}
      />
      <span class="draft-note">{draftWords(draft.state.value)}</span>
      <Button look="quiet" isSmall onClick={() => fileButton.current?.click()}>
        <Icon path={uploadSimpleIcon} size={16} />
        {words.fromFile()}
      </Button>
    </div>
  );
}

/** When the draft was kept, or that it is not; "" before anything was typed. */
export function draftWords(state: DraftState): string {
  if (state.kind === "untouched") return "";
  return state.kind === "saved"
    ? words.draftSaved({ time: formatTimeOfDay(state.at) })
    : words.draftNotSaved();
}
