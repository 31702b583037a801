import * as words from "../generated/messages/ui.ts";

/** Said to contestants while judging of a problem is paused: nothing is lost, and nothing is asked of them. */
export function PauseNote() {
  return (
    <p class="pause-note" role="status">
      <b>{words.pausedTitle()}.</b> {words.pausedText()}
    </p>
  );
}
