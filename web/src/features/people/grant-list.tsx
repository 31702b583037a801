import type { GrantLine } from "@bilimdon/contracts/http/people";
import type { GrantedRole, GrantKind } from "@bilimdon/rules/access/grants";
import { useSignal } from "@preact/signals";
import { callProven, isUnproven } from "../../client/with-proof.ts";
import * as words from "../../generated/messages/people.ts";
import { formatDate, formatDateTime } from "../../locale/format-date.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { roleWords } from "../../ui/role-words.ts";
import { Select } from "../../ui/select.tsx";
import { say } from "../../ui/toasts.tsx";
import { PersonForm } from "./person-form.tsx";
import type { PersonShape } from "./person-page.tsx";

const kindWord: Readonly<Record<GrantKind, () => string>> = {
  contest: words.kindContest,
  problem: words.kindProblem,
  course: words.kindCourse,
  direction: words.kindDirection,
};

/** What may be granted, as one choice: "contest: jury". */
const offered: readonly (readonly [GrantKind, GrantedRole])[] = [
  ["contest", "jury"],
  ["contest", "proctor"],
  ["contest", "runner"],
  ["contest", "setter"],
  ["problem", "setter"],
  ["course", "teacher"],
  ["direction", "teacher"],
];

/** Roles in single places: those given, and a way to give one. */
export function GrantList({ person, onChanged }: PersonShape) {
  return (
    <>
      <p class="mb-3 text-13 text-ink-2">{words.grantsLead()}</p>
      {person.grants.length === 0 ? (
        <p class="mb-4">{words.noGrants()}</p>
      ) : (
        <ul class="mb-4">
          {person.grants.map((grant) => (
            <Line key={grant.grantId} grant={grant} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <GrantForm person={person} onChanged={onChanged} />
    </>
  );
}

function Line({ grant, onChanged }: { readonly grant: GrantLine; onChanged(): void }) {
  const { grantId, role, kind, thingName, thingId, givenBy, givenAt, expiresAt } = grant;
  const takeBack = async () => {
    const answer = await callProven("DELETE", `/api/grants/${grantId}`);
    if (answer.kind !== "ok" && isUnproven(answer)) return;
    say(answer.kind === "ok" ? words.grantTaken() : words.failed());
    onChanged();
  };
  const what = `${roleWords(role)}, ${kindWord[kind]()} ${thingName ?? thingId}`;
  return (
    <li class="grant-line">
      <div>
        <p class="font-medium">{what}</p>
        <p class="text-13 text-ink-2">
          {words.grantBy({ login: givenBy, at: formatDate(givenAt) })}
          {expiresAt === null ? "" : `, ${words.grantUntil({ at: formatDateTime(expiresAt) })}`}
        </p>
      </div>
      <Button isSmall aria-label={`${words.grantTakeBack()}: ${what}`} onClick={() => void takeBack()}>
        {words.grantTakeBack()}
      </Button>
    </li>
  );
}

function GrantForm({ person, onChanged }: PersonShape) {
  const chosen = useSignal("0");
  const thing = useSignal("");
  const fault = useSignal<string | null>(null);
  const give = async () => {
    const [kind, role] = offered[Number(chosen.value)] ?? ["contest", "jury"];
    if (thing.value.trim() === "") {
      fault.value = words.fillIn();
      return;
    }
    const wish = { kind, role, thing: thing.value.trim() };
    const answer = await callProven("POST", `/api/people/${person.userId}/grants`, wish);
    if (answer.kind === "ok") {
      say(words.grantGiven());
      thing.value = "";
      onChanged();
    } else if (answer.kind === "refused" && answer.code === "grant.given_already")
      fault.value = words.grantAlready();
    else if (answer.kind === "refused" && answer.code === "thing.not_found")
      fault.value = words.grantMissing();
    else fault.value = isUnproven(answer) ? null : words.failed();
  };
  return (
    <PersonForm word={words.grantGive()} onSend={give}>
      <Select
        label={words.grantKind()}
        value={chosen.value}
        options={offered.map(([kind, role], at) => ({
          value: String(at),
          text: `${roleWords(role)}, ${kindWord[kind]()}`,
        }))}
        onChoose={(value) => {
          chosen.value = value;
        }}
      />
      <Field
        label={words.grantThing()}
        fault={fault.value}
        maxLength={80}
        value={thing.value}
        onInput={(event) => {
          thing.value = event.currentTarget.value;
          fault.value = null;
        }}
      />
    </PersonForm>
  );
}
