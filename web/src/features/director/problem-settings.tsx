import type { usableProblems } from "@bilimdon/contracts/http/contest-settings";
import type { z } from "zod";
import { getApi } from "../../client/call-api.ts";
import { makeResource, useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/director.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { type FormPart, freeLabel, type Settings } from "./settings-draft.ts";

const usable = makeResource(() => getApi<z.infer<typeof usableProblems>>("/api/usable-problems"));

type Problem = Settings["problems"][number];

/** Problems in their order, each with its label, points and the colour of its balloon. */
export function ProblemSettings({ settings, set, faultOf }: FormPart) {
  const state = useResource(usable);
  const known = state.kind === "ready" ? state.value.problems : [];
  const { problems } = settings;
  const change = (index: number, part: Partial<Problem>) =>
    set({ problems: problems.map((problem, at) => (at === index ? { ...problem, ...part } : problem)) });
  const move = (index: number) => {
    const moved = problems.toSpliced(index, 1);
    const problem = problems[index];
    if (problem !== undefined) set({ problems: moved.toSpliced(index - 1, 0, problem) });
  };
  const fault = faultOf("problems");
  const free = known.filter(({ slug }) => problems.every((problem) => problem.slug !== slug));
  return (
    <>
      {problems.length === 0 && <p class="director-sub mb-3">{words.noProblems()}</p>}
      <ol class="director-problems">
        {problems.map((problem, index) => {
          const found = known.find(({ slug }) => slug === problem.slug);
          const name = found === undefined ? problem.slug : inLocale(found.name);
          return (
            <ProblemLine
              key={problem.slug}
              problem={problem}
              name={name}
              isFirst={index === 0}
              onChange={(part) => change(index, part)}
              onUp={() => move(index)}
              onRemove={() => set({ problems: problems.toSpliced(index, 1) })}
            />
          );
        })}
      </ol>
      {fault !== null && (
        <p class="field-fault mt-2" role="alert">
          {fault}
        </p>
      )}
      <AddProblem
        free={free}
        onAdd={(slug) =>
          set({ problems: [...problems, { slug, label: freeLabel(problems), points: null, rgb: null }] })
        }
      />
    </>
  );
}

interface LineShape {
  readonly problem: Problem;
  readonly name: string;
  readonly isFirst: boolean;
  onChange(part: Partial<Problem>): void;
  onUp(): void;
  onRemove(): void;
}

function ProblemLine({ problem, name, isFirst, onChange, onUp, onRemove }: LineShape) {
  return (
    <li class="director-problem">
      <input
        class="input"
        aria-label={words.labelOf({ name })}
        value={problem.label}
        maxLength={8}
        onInput={(event) => onChange({ label: event.currentTarget.value.trim() })}
      />
      <span class="director-problem-name">
        {name} <span class="director-sub">{problem.slug}</span>
      </span>
      <input
        class="input"
        type="number"
        min={0}
        inputMode="decimal"
        aria-label={words.pointsOf({ name })}
        placeholder={words.points()}
        value={problem.points ?? ""}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          onChange({ points: typed === "" ? null : Number(typed) });
        }}
      />
      <input
        type="color"
        aria-label={words.colourOf({ name })}
        value={problem.rgb ?? "#78829b"}
        onInput={(event) => onChange({ rgb: event.currentTarget.value.toLowerCase() })}
      />
      <span class="director-problem-acts">
        <Button isSmall disabled={isFirst} aria-label={words.moveUp({ name })} onClick={onUp}>
          {words.up()}
        </Button>
        <Button isSmall aria-label={words.removeProblem({ name })} onClick={onRemove}>
          {words.remove()}
        </Button>
      </span>
    </li>
  );
}

interface AddShape {
  readonly free: z.infer<typeof usableProblems>["problems"];
  onAdd(slug: string): void;
}

function AddProblem({ free, onAdd }: AddShape) {
  return (
    <div class="field director-add">
      <select
        class="input"
        aria-label={words.addProblem()}
        value=""
        disabled={free.length === 0}
        onChange={(event) => {
          const slug = event.currentTarget.value;
          event.currentTarget.value = "";
          if (slug !== "") onAdd(slug);
        }}
      >
        <option value="">{free.length === 0 ? words.noMoreProblems() : words.addProblem()}</option>
        {free.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {inLocale(name)} ({slug})
          </option>
        ))}
      </select>
    </div>
  );
}
