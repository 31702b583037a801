import * as words from "../generated/messages/app.ts";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useTitle } from "../ui/use-title.ts";

export function NotFoundPage() {
  useTitle(words.notFoundTitle());
  return (
    <div class="page">
      <EmptyState
        isWholePage
        title={words.notFoundTitle()}
        action={<ButtonLink href="/">{words.toHome()}</ButtonLink>}
      >
        {words.notFoundText()}
      </EmptyState>
    </div>
  );
}
