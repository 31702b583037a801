import * as words from "../generated/messages/ui.ts";
import { Button } from "./button.tsx";

interface MoreShape {
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
  onMore(): void;
}

/** Below a list that comes page by page: asks for the next, and says so when it did not come. */
export function MoreRows({ isAsking, hasFailed, onMore }: MoreShape) {
  return (
    <div class="mt-4 flex items-center gap-4">
      <Button aria-busy={isAsking} onClick={onMore}>
        {words.more()}
      </Button>
      <p role="status" class="text-13 text-anor">
        {hasFailed ? words.failedMore() : ""}
      </p>
    </div>
  );
}
