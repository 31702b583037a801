import type { OwnToken } from "@bilimdon/contracts/http/tokens";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/tokens.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { ownTokensResource } from "./account-resources.ts";
import { scopeName } from "./scope-names.ts";

/** Every token that still opens something, with a way to revoke each. */
export function TokenList({ tokens }: { readonly tokens: readonly OwnToken[] }) {
  if (tokens.length === 0) return <p>{words.none()}</p>;
  return (
    <ul>
      {tokens.map((token) => (
        <TokenLine key={token.tokenId} token={token} />
      ))}
    </ul>
  );
}

function TokenLine({ token }: { readonly token: OwnToken }) {
  const { label, lastUsedAt, expiresAt } = token;
  const used = lastUsedAt === null ? words.neverUsed() : words.lastUsed({ at: formatDateTime(lastUsedAt) });
  return (
    <li class="own-session">
      <div>
        <p class="font-medium">{label}</p>
        <p class="text-13">{token.scopes.map(scopeName).join(", ")}</p>
        <p class="text-13 text-ink-2">
          {used}
          {expiresAt === null ? "" : `, ${words.expires({ at: formatDateTime(expiresAt) })}`}
        </p>
      </div>
      <Button isSmall aria-label={words.revokeLabel({ label })} onClick={() => void revoke(token)}>
        {words.revoke()}
      </Button>
    </li>
  );
}

async function revoke({ tokenId, label }: OwnToken): Promise<void> {
  const answer = await callApi("DELETE", `/api/tokens/${tokenId}`);
  // Not found: it was revoked elsewhere meanwhile, which is what was wanted.
  const isGone = answer.kind === "ok" || (answer.kind === "refused" && answer.code === "thing.not_found");
  say(isGone ? words.revoked({ label }) : words.failed());
  void ownTokensResource.refresh();
}
