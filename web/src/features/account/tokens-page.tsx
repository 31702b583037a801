import type { TokenMade } from "@bilimdon/contracts/http/tokens";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/tokens.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { ownTokensResource } from "./account-resources.ts";
import { TokenForm } from "./token-form.tsx";
import { TokenList } from "./token-list.tsx";

/** Personal tokens for scripts: what there is, and a new one. */
export function TokensPage() {
  const state = useResource(ownTokensResource);
  const made = useSignal<TokenMade | null>(null);
  const userId = me.value?.userId;
  useEffect(() => {
    void ownTokensResource.refresh();
  }, [userId]);
  const show = (token: TokenMade | null) => {
    made.value = token;
    void ownTokensResource.refresh();
  };
  return (
    <AccountFrame here="/hisob/kalitlar">
      <dl class="hoshiya double-rule">
        <dt class="first">{words.title()}</dt>
        <dd class="first">
          <p class="mb-3 max-w-[620px] text-ink-2">{words.lead()}</p>
          {state.kind === "loading" && <SkeletonRows count={2} height={64} />}
          {state.kind === "ready" && <TokenList tokens={state.value.tokens} />}
          {state.kind === "failed" && (
            <FailureNote failure={state.failure} onRetry={() => void ownTokensResource.refresh()} />
          )}
        </dd>
        <dt>{words.make()}</dt>
        <dd>
          {made.value === null ? (
            <TokenForm onMade={show} />
          ) : (
            <FreshToken secret={made.value.secret} onSaved={() => show(null)} />
          )}
        </dd>
      </dl>
    </AccountFrame>
  );
}

/** The secret, this once. */
function FreshToken({ secret, onSaved }: { readonly secret: string; onSaved(): void }) {
  return (
    <div class="grid max-w-[620px] justify-items-start gap-3" role="status">
      <h2>{words.madeTitle()}</h2>
      <p>{words.madeLead()}</p>
      <p class="secret-letters">{secret}</p>
      <CopyButton text={secret} label={words.madeTitle()} />
      <Button look="solid" onClick={onSaved}>
        {words.saved()}
      </Button>
    </div>
  );
}
