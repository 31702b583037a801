import type { BoardAudience, BoardPhase } from "@bilimdon/rules/scoreboard/board";
import { freezeBanner } from "@bilimdon/rules/scoreboard/freeze-banner";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { contestResource } from "../../client/contest-resource.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/board.ts";
import { Button } from "../../ui/button.tsx";
import { FreezeDialog } from "../../ui/freeze-dialog.tsx";
import { Segments } from "../../ui/segments.tsx";

interface BarShape {
  readonly slug: string;
  readonly audience: BoardAudience;
  readonly phase: BoardPhase;
}

const acts = { freeze: words.freezeNow, thaw: words.thaw } as const;

/** For officials, above the board: which of the two boards it is, and the freeze by hand. */
export function JuryBar({ slug, audience, phase }: BarShape) {
  const { route } = useLocation();
  const now = useServerNow(1_000);
  const asked = useSignal(false);
  const name = actNow(phase, now);
  return (
    <div class="jury-bar">
      <Segments
        label={words.whichBoard()}
        value={audience}
        options={[
          { value: "public", text: words.publicBoard() },
          { value: "jury", text: words.juryTitle() },
        ]}
        onChoose={(chosen) =>
          route(chosen === "jury" ? `${location.pathname}?hakam` : location.pathname, true)
        }
      />
      {name !== null && (
        <Button
          isSmall
          onClick={() => {
            asked.value = true;
          }}
        >
          {acts[name]()}
        </Button>
      )}
      {name !== null && asked.value && (
        <FreezeDialog
          slug={slug}
          kind={name}
          onChanged={() => void contestResource(slug).refresh()}
          onClose={() => {
            asked.value = false;
          }}
        />
      )}
    </div>
  );
}

/** A frozen board can be opened; a running one that is not frozen can be. */
function actNow(kept: BoardPhase, now: number): keyof typeof acts | null {
  if (freezeBanner(kept, now).kind === "frozen") return "thaw";
  const phase = movedPhase(kept, now);
  return phase.startsAt <= now && now < phase.endsAt ? "freeze" : null;
}
