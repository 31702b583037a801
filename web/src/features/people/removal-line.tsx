import type { FactorRemoval } from "@bilimdon/contracts/http/second-factor";
import { useSignal } from "@preact/signals";
import type { Failure } from "../../client/call-api.ts";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/lost-factor.ts";
import { formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toasts.tsx";

interface LineShape {
  readonly removal: FactorRemoval;
  onChanged(): void;
}

/** Who lost it, who asks, why, and until when another admin may agree. */
export function RemovalLine({ removal, onChanged }: LineShape) {
  const { userId, displayName, login, reason, askedBy, askedAt, expiresAt, mayApprove } = removal;
  return (
    <li class="removal-line">
      <div>
        <p>
          <a class="font-medium" href={`/odamlar/${userId}`}>
            {displayName}
          </a>{" "}
          <span class="text-ink-2">{login}</span>
        </p>
        <p class="removal-reason">{reason}</p>
        <p class="text-13 text-ink-2">
          {words.askedBy({ login: askedBy, at: formatDateTime(askedAt) })}{" "}
          {words.until({ at: formatDateTime(expiresAt) })}
        </p>
        {!mayApprove && <p class="text-13 text-ink-2">{words.needsAnother()}</p>}
      </div>
      <RemovalActs removal={removal} onChanged={onChanged} />
    </li>
  );
}

function RemovalActs({ removal, onChanged }: LineShape) {
  const isAsking = useSignal(false);
  const close = () => {
    isAsking.value = false;
  };
  const path = `/api/second-factor-removals/${removal.removalId}`;
  const tell = (answer: { kind: "ok" } | Failure, done: string) => {
    if (answer.kind !== "ok" && isUnproven(answer)) return;
    say(answer.kind === "ok" ? done : failureWords(answer));
    close();
    onChanged();
  };
  return (
    <div class="person-acts">
      {removal.mayApprove && (
        <Button
          onClick={() => {
            isAsking.value = true;
          }}
        >
          {words.agree()}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={`${words.callOff()}: ${removal.displayName}`}
        onClick={async () => tell(await callProven("DELETE", path), words.calledOff())}
      >
        {words.callOff()}
      </Button>
      {isAsking.value && (
        <Dialog
          isOpen
          title={words.agreeTitle()}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{words.cancel()}</Button>
              <Button
                look="danger"
                onClick={async () => tell(await callProven("POST", `${path}/approval`), words.removed())}
              >
                {words.agreeDo()}
              </Button>
            </>
          }
        >
          <p>{words.agreeText({ name: removal.displayName })}</p>
        </Dialog>
      )}
    </div>
  );
}

function failureWords(failure: Failure): string {
  if (failure.kind !== "refused") return words.failed();
  return (known[failure.code] ?? words.failed)();
}

const known: Readonly<Record<string, () => string>> = {
  "thing.not_found": words.isOver,
  "second_factor.off": words.isOff,
  "second_factor.second_person_needed": words.needsAnother,
};
