import type { OwnSession } from "@bilimdon/contracts/http/account";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/account.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { say } from "../../ui/toasts.tsx";
import { ownSessionsResource } from "./account-resources.ts";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

/** Every device one is signed in on, with a way to close each. */
export function SessionList({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  return (
    <>
      <p class="mb-3 text-13 text-ink-2">{words.sessionsLead()}</p>
      <ul class="mb-4">
        {sessions.map((session) => (
          <SessionLine key={session.sessionId} session={session} />
        ))}
      </ul>
      <SignOutEverywhere />
    </>
  );
}

function SessionLine({ session }: { readonly session: OwnSession }) {
  const device = deviceName(session);
  const facts = words.seen({
    seen: formatDateTime(session.lastSeenAt),
    since: formatDateTime(session.signedInAt),
  });
  return (
    <li class="own-session">
      <div>
        <p class="font-medium">{device}</p>
        <p class="text-13 text-ink-2">
          {facts}
          {session.address === null ? "" : `, ${words.from({ address: session.address })}`}
        </p>
      </div>
      {session.isThis ? (
        <span class="own-session-this">{words.thisDevice()}</span>
      ) : (
        <Button isSmall aria-label={words.closeLabel({ device })} onClick={() => void close(session, device)}>
          {words.close()}
        </Button>
      )}
    </li>
  );
}

async function close({ sessionId }: OwnSession, device: string): Promise<void> {
  const answer = await callApi("DELETE", `/api/me/sessions/${sessionId}`);
  // Not found: it was closed elsewhere meanwhile, which is what was wanted.
  const isClosed = answer.kind === "ok" || (answer.kind === "refused" && answer.code === "thing.not_found");
  say(isClosed ? words.closed({ device }) : words.closeFailed());
  void ownSessionsResource.refresh();
}

function deviceName({ isApp, device: { browser, system } }: OwnSession): string {
  if (isApp) return system === null ? words.app() : words.appOn({ system });
  if (browser !== null && system !== null) return words.device({ browser, system });
  return browser ?? system ?? words.unknownDevice();
}
