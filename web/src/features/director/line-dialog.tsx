import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import { useState } from "preact/hooks";
import { callApi } from "../../client/call-api.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { resultFault } from "../../ui/result-fault.ts";
import { say } from "../../ui/toasts.tsx";

interface DialogShape {
  readonly slug: string;
  readonly line: ContestParticipant;
  onChanged(): void;
  onClose(): void;
}

/** What may be changed of one line; boards follow at once. */
export function LineDialog({ slug, line, onChanged, onClose }: DialogShape) {
  const [name, setName] = useState(line.name);
  const [organisation, setOrganisation] = useState(line.organisation ?? "");
  const [minutes, setMinutes] = useState(String(Math.round(line.extraMs / 60_000)));
  const [flags, setFlags] = useState({
    isHidden: line.isHidden,
    isUnofficial: line.isUnofficial,
    isWithdrawn: line.withdrawnAt !== null,
  });
  const [fault, setFault] = useState<string | null>(null);
  const isMinutes = /^\d{1,4}$/.test(minutes) && Number(minutes) <= 1_440;
  const save = async () => {
    if (name.trim() === "" || !isMinutes) return;
    const path = `/api/contests/${encodeURIComponent(slug)}/participants/${line.participantId}`;
    const { isWithdrawn, ...shown } = flags;
    const answer = await callApi("PATCH", path, {
      ...shown,
      name: name.trim(),
      organisation: organisation.trim() === "" ? null : organisation.trim(),
      extraMs: Number(minutes) * 60_000,
      ...(isWithdrawn === (line.withdrawnAt !== null) ? {} : { isWithdrawn }),
    });
    if (answer.kind !== "ok") return setFault(resultFault(answer));
    say(words.lineChanged({ name: name.trim() }));
    onChanged();
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={line.name}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel()}</Button>
          <Button look="solid" onClick={() => void save()}>
            {words.save()}
          </Button>
        </>
      }
    >
      <Field
        label={words.name()}
        value={name}
        maxLength={120}
        fault={name.trim() === "" ? words.fillIn() : null}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label={words.organisation()}
        value={organisation}
        maxLength={120}
        fault={null}
        onInput={(event) => setOrganisation(event.currentTarget.value)}
      />
      <Field
        label={words.extraMinutes()}
        type="number"
        inputMode="numeric"
        min={0}
        max={1_440}
        value={minutes}
        fault={isMinutes ? null : words.extraFault()}
        onInput={(event) => setMinutes(event.currentTarget.value)}
      />
      <Flags flags={flags} onChange={setFlags} />
      <Fault text={fault} />
    </Dialog>
  );
}

function Fault({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p class="field-fault" role="alert">
      {text}
    </p>
  );
}

interface FlagsShape {
  readonly isHidden: boolean;
  readonly isUnofficial: boolean;
  readonly isWithdrawn: boolean;
}

const flagWords = [
  ["isHidden", words.hiddenText],
  ["isUnofficial", words.unofficialText],
  ["isWithdrawn", words.withdrawnText],
] as const;

function Flags({ flags, onChange }: { readonly flags: FlagsShape; onChange(flags: FlagsShape): void }) {
  return (
    <>
      {flagWords.map(([key, word]) => (
        <CheckField
          key={key}
          label={word()}
          isTicked={flags[key]}
          onTick={(isTicked) => onChange({ ...flags, [key]: isTicked })}
        />
      ))}
    </>
  );
}
