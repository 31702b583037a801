import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { Signal } from "@preact/signals";
import * as words from "../../generated/messages/questions.ts";
import { inLocale } from "../../locale/locale.ts";
import { Select } from "../../ui/select.tsx";

interface AboutShape {
  readonly contest: ContestDetail;
  /** null: the contest itself. */
  readonly label: Signal<string | null>;
}

/** What a question or an announcement is about. */
export function AboutSelect({ contest, label }: AboutShape) {
  const problems = contest.problems.map((problem) => ({
    value: problem.label,
    text: `${problem.label}. ${inLocale(problem.name)}`,
  }));
  return (
    <Select
      label={words.about()}
      options={[{ value: "", text: words.general() }, ...problems]}
      value={label.value ?? ""}
      onChoose={(chosen) => {
        label.value = chosen === "" ? null : chosen;
      }}
    />
  );
}
