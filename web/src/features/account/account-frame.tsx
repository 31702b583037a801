import type { ComponentChildren } from "preact";
import { session } from "../../client/session.ts";
import { sessions, title } from "../../generated/messages/account.ts";
import * as words from "../../generated/messages/security.ts";
import { title as tokens } from "../../generated/messages/tokens.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useTitle } from "../../ui/use-title.ts";
import "./account.css";

const parts = [
  { href: "/hisob", text: words.profile },
  { href: "/hisob/xavfsizlik", text: words.security },
  { href: "/hisob/kirishlar", text: sessions },
  { href: "/hisob/kalitlar", text: tokens },
] as const;

interface FrameShape {
  readonly here: (typeof parts)[number]["href"];
  readonly children: ComponentChildren;
}

/** What every page of one's own account stands in; a guest is asked to sign in and brought back. */
export function AccountFrame({ here, children }: FrameShape) {
  useTitle(title());
  if (session.value.kind === "guest")
    return (
      <div class="page page-narrow">
        <FailureNote
          failure={{ kind: "refused", code: "session.required", requestId: "", details: {} }}
          onRetry={() => {}}
        />
      </div>
    );
  return (
    <div class="page page-narrow">
      <h1 class="mb-4">{title()}</h1>
      <nav class="account-parts" aria-label={words.sections()}>
        {parts.map(({ href, text }) => (
          <a key={href} href={href} aria-current={href === here ? "page" : undefined}>
            {text()}
          </a>
        ))}
      </nav>
      {children}
    </div>
  );
}
