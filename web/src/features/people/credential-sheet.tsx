import type { Credential } from "@bilimdon/contracts/http/people";
import * as words from "../../generated/messages/people.ts";
import { Button } from "../../ui/button.tsx";

/** One slip of paper: who, the login, the password. */
export function CredentialSheet({ credential }: { readonly credential: Credential }) {
  return (
    <div class="sheet">
      <p class="font-medium">{credential.displayName}</p>
      <p class="text-12 text-ink-2">{location.host}</p>
      <dl>
        <dt>{words.login()}</dt>
        <dd>{credential.login}</dd>
        <dt>{words.password()}</dt>
        <dd>{credential.password}</dd>
      </dl>
    </div>
  );
}

/** Slips to be printed and cut. They are in this page's memory alone and gone with it. */
export function CredentialSheets({ credentials }: { readonly credentials: readonly Credential[] }) {
  return (
    <>
      <div class="no-print my-4 flex flex-wrap items-center gap-4">
        <p role="status">{words.sheetsReady({ count: credentials.length })}</p>
        <Button look="solid" onClick={() => print()}>
          {words.print()}
        </Button>
      </div>
      <div class="sheet-list">
        {credentials.map((credential) => (
          <CredentialSheet key={credential.userId} credential={credential} />
        ))}
      </div>
    </>
  );
}
