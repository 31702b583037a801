import type { FaultOwner } from "@bilimdon/rules/verdict/verdict";
import type { ComponentChildren } from "preact";
import * as words from "../generated/messages/ui.ts";
import { VerdictGlyph } from "./verdict-glyph.tsx";

interface NoteShape {
  readonly owner: FaultOwner;
  readonly title: string;
  /** What it means and what is already safe. */
  readonly children: ComponentChildren;
  /** A machine's own words. */
  readonly detail?: string;
  readonly action?: ComponentChildren;
}

const owners = {
  contestant: { glyph: "CE", word: words.ownerContestant },
  setter: { glyph: "RTE", word: words.ownerSetter },
  platform: { glyph: "queued", word: words.ownerPlatform },
} as const;

/** An error and who owns it. */
export function ErrorNote({ owner, title, children, detail, action }: NoteShape) {
  return (
    <div class="error-note" role="alert">
      <span class="error-owner">
        <VerdictGlyph state={owners[owner].glyph} />
        {owners[owner].word()}
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {detail !== undefined && <code>{detail}</code>}
      {action}
    </div>
  );
}
