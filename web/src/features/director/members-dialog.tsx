import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import { useState } from "preact/hooks";
import { callApi, type Failure } from "../../client/call-api.ts";
import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { failureWords } from "../../ui/failure-words.ts";
import { say } from "../../ui/toasts.tsx";
import { type Draft, emptyMember, MemberRow } from "./member-row.tsx";

interface DialogShape {
  readonly slug: string;
  readonly team: ContestParticipant;
  onChanged(): void;
  onClose(): void;
}

const mostMembers = 20;

const faultWords: Readonly<Record<string, () => string>> = {
  "unknown-login": words.listUnknownLogin,
  twice: words.listTwice,
  "in-another-line": words.listInAnother,
};

/** Who a team is made of. All faults stand at their rows, and nothing is changed while there is one. */
export function MembersDialog({ slug, team, onChanged, onClose }: DialogShape) {
  const [members, setMembers] = useState<readonly Draft[]>(() =>
    team.members.map(({ name, login, part }, key) => ({ key, name, login: login ?? "", part })),
  );
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const faults = readMemberFaults(failure);
  // Faults are told by place: after any change they would stand at somebody else.
  const put = (changed: readonly Draft[]) => {
    setFailure(null);
    setMembers(changed);
  };
  const change = (key: number, part: Partial<Draft>) =>
    put(members.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = async () => {
    setTried(true);
    if (members.some(({ name }) => name.trim() === "")) return;
    const path = `/api/contests/${encodeURIComponent(slug)}/participants/${team.participantId}/members`;
    const answer = await callApi("PUT", path, { members: members.map(wishOf) });
    if (answer.kind !== "ok") return setFailure(answer);
    say(words.membersChanged({ name: team.name }));
    onChanged();
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={words.membersOf({ name: team.name })}
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
      <p class="director-sub">{words.membersText()}</p>
      {members.map((member, index) => (
        <MemberRow
          key={member.key}
          member={member}
          isTried={isTried}
          fault={faults === null ? null : (faults.get(index) ?? null)}
          onChange={(part) => change(member.key, part)}
          onRemove={() => put(members.filter(({ key }) => key !== member.key))}
        />
      ))}
      <Button
        disabled={members.length >= mostMembers}
        onClick={() => put([...members, emptyMember(members)])}
      >
        {words.addMember()}
      </Button>
      {failure !== null && faults === null && (
        <p class="field-fault" role="alert">
          {failureWords(failure).text}
        </p>
      )}
    </Dialog>
  );
}

const wishOf = ({ name, login, part }: Draft) => ({
  name: name.trim(),
  login: login.trim() === "" ? null : login.trim(),
  part,
});

/** By the row they are about; null: the server refused for another reason, or did not. */
function readMemberFaults(failure: Failure | null): ReadonlyMap<number, string> | null {
  if (failure?.kind !== "refused" || failure.code !== "participants.members_refused") return null;
  const { faults } = failure.details;
  const all: readonly unknown[] = Array.isArray(faults) ? faults : [];
  return new Map(
    all.flatMap((one): [number, string][] => {
      if (typeof one !== "object" || one === null || !("index" in one) || !("fault" in one)) return [];
      const text = faultWords[String(one.fault)]?.() ?? String(one.fault);
      return [[Number(one.index), text]];
    }),
  );
}
