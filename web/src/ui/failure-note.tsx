import type { Failure } from "../client/call-api.ts";
import { retry as retryWord } from "../generated/messages/failure.ts";
import { Button } from "./button.tsx";
import { ErrorNote } from "./error-note.tsx";
import { failureWords } from "./failure-words.ts";

/** What a page shows in place of what it could not load. */
export function FailureNote({ failure, onRetry }: { readonly failure: Failure; onRetry(): void }) {
  const { title, text } = failureWords(failure);
  return (
    <ErrorNote
      owner="platform"
      title={title}
      action={
        <Button isSmall onClick={onRetry}>
          {retryWord()}
        </Button>
      }
    >
      {text}
    </ErrorNote>
  );
}
