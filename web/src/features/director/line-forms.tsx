import type { ContestParticipant } from "@bilimdon/contracts/http/contest-participants";
import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { AdjustDialog } from "./adjust-dialog.tsx";
import { LineDialog } from "./line-dialog.tsx";
import { MembersDialog } from "./members-dialog.tsx";

/** What somebody wants to do to a line. */
export interface AskedForm {
  readonly form: "line" | "members" | "adjustment";
  readonly line: ContestParticipant;
}

interface FormsShape {
  readonly slug: string;
  /** null: no form is open. */
  readonly asked: AskedForm | null;
  /** Of adjustments; null: not known yet. */
  readonly unit: PenaltyAdjustmentList["unit"] | null;
  onChanged(): void;
  onAdjusted(list: PenaltyAdjustmentList): void;
  onClose(): void;
}

/** The form for what was asked to be done to a line; one at a time. */
export function LineForms({ slug, asked, unit, onChanged, onAdjusted, onClose }: FormsShape) {
  if (asked === null) return null;
  const { form, line } = asked;
  const of = { key: line.participantId, slug, onClose };
  if (form === "members") return <MembersDialog {...of} team={line} onChanged={onChanged} />;
  if (form === "line") return <LineDialog {...of} line={line} onChanged={onChanged} />;
  return unit === null ? null : <AdjustDialog {...of} line={line} unit={unit} onChanged={onAdjusted} />;
}
