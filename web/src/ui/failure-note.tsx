import { useLocation } from "preact-iso";
import type { Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/failure.ts";
import { Button, ButtonLink } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorNote } from "./error-note.tsx";
import { failureWords } from "./failure-words.ts";

/** Refusals that no trying again will change. */
const lasting = ["thing.not_found", "access.refused", "contest.not_participating", "contest.not_started"];

/** What a page shows in place of what it could not load. */
export function FailureNote({ failure, onRetry }: { readonly failure: Failure; onRetry(): void }) {
  const { path } = useLocation();
  const { title, text } = failureWords(failure);
  if (failure.kind === "refused" && failure.code === "session.required")
    return (
      <EmptyState
        isWholePage
        title={title}
        action={
          <ButtonLink look="solid" href={`/kirish?keyin=${encodeURIComponent(path)}`}>
            {words.signIn()}
          </ButtonLink>
        }
      >
        {text}
      </EmptyState>
    );
  if (failure.kind === "refused" && lasting.includes(failure.code))
    return (
      <EmptyState isWholePage title={title} action={<ButtonLink href="/">{words.toHome()}</ButtonLink>}>
        {text}
      </EmptyState>
    );
  return (
    <ErrorNote
      owner="platform"
      title={title}
      action={
        <Button isSmall onClick={onRetry}>
          {words.retry()}
        </Button>
      }
    >
      {text}
    </ErrorNote>
  );
}
