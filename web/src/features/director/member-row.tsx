import * as words from "../../generated/messages/director.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";

export interface Draft {
  /** Of the row; stays with it while others go. */
  readonly key: number;
  readonly name: string;
  /** Empty: no account. */
  readonly login: string;
  readonly part: "contestant" | "coach";
}

export function emptyMember(others: readonly Draft[]): Draft {
  const key = others.reduce((most, other) => Math.max(most, other.key), -1) + 1;
  return { key, name: "", login: "", part: "contestant" };
}

interface RowShape {
  readonly member: Draft;
  readonly fault: string | null;
  /** Saving was tried: what is missing is said from then on. */
  readonly isTried: boolean;
  onChange(part: Partial<Draft>): void;
  onRemove(): void;
}

/** One person of a team. */
export function MemberRow({ member, fault, isTried, onChange, onRemove }: RowShape) {
  const { name, login, part } = member;
  return (
    <div class="director-member">
      <Field
        label={words.memberName()}
        value={name}
        maxLength={120}
        fault={isTried && name.trim() === "" ? words.fillIn() : null}
        onInput={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Field
        label={words.login()}
        value={login}
        maxLength={64}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="none"
        fault={fault}
        onInput={(event) => onChange({ login: event.currentTarget.value })}
      />
      <div class="director-member-acts">
        <Select
          label={words.memberPart()}
          value={part}
          options={[
            { value: "contestant", text: words.memberContestant() },
            { value: "coach", text: words.memberCoach() },
          ]}
          onChoose={(chosen) => onChange({ part: chosen })}
        />
        <Button isSmall onClick={onRemove} aria-label={words.removeMember({ name })}>
          {words.remove()}
        </Button>
      </div>
    </div>
  );
}
