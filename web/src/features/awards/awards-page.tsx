import type { ContestAwards } from "@bilimdon/contracts/http/awards";
import { getApi } from "../../client/call-api.ts";
import { contestPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/awards.ts";
import { formatPoints } from "../../locale/format-number.ts";
import { inLocale } from "../../locale/locale.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { awardWords } from "./award-words.ts";
import "./awards.css";

type Kind = ContestAwards["awards"][number]["kind"];
type Person = ContestAwards["awards"][number]["participants"][number];

const awardsOf = keyedResource((slug) =>
  getApi<ContestAwards>(`/api/contests/${encodeURIComponent(slug)}/awards`),
);

/** Who has what, to be read, printed and read out: the public's once the results are final, the jury's before. */
export function AwardsPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  const title = contest.kind === "ready" ? inLocale(contest.value.title) : "";
  useTitle(words.title(), title);
  const resource = awardsOf(slug);
  const state = useResource(resource);
  return (
    <div class="page awards">
      <h1 class="awards-title">{words.title()}</h1>
      <p class="awards-contest">{title}</p>
      {state.kind === "loading" && <SkeletonRows count={12} height={38} />}
      {state.kind === "failed" && (
        <FailureNote failure={state.failure} onRetry={() => void resource.refresh()} />
      )}
      {state.kind === "ready" && <Awards told={state.value} slug={slug} />}
    </div>
  );
}

function Awards({ told, slug }: { readonly told: ContestAwards; readonly slug: string }) {
  const board = <ButtonLink href={`${contestPath(slug)}/jadval`}>{words.toBoard()}</ButtonLink>;
  if (told.state === "hidden")
    return (
      <EmptyState title={words.hiddenTitle()} action={board}>
        {words.hiddenText()}
      </EmptyState>
    );
  if (told.awards.length === 0)
    return (
      <EmptyState title={words.noneTitle()} action={board}>
        {words.noneText()}
      </EmptyState>
    );
  return (
    <>
      <p class="awards-state">
        <span role="status">{told.state === "final" ? words.final() : words.standing()}</span>{" "}
        <button type="button" class="link" onClick={() => print()}>
          {words.print()}
        </button>
      </p>
      <dl class="hoshiya double-rule">
        {told.awards.filter(isShown).map((award) => (
          <Award key={award.awardId} award={award} />
        ))}
      </dl>
    </>
  );
}

/** That nobody is ranked or honoured goes unsaid; a medal or a first solve that nobody has is news. */
function isShown({ kind, participants }: ContestAwards["awards"][number]): boolean {
  const isQuiet = kind === "rank" || kind.endsWith("honors") || kind === "honorable-mention";
  return participants.length > 0 || !isQuiet;
}

/** A rank in the Contest API is shared by all who solved as many, and is not their place on the board. */
function standing(kind: Kind, person: Person): string {
  return kind === "rank" ? resultOf(person) : `${words.place({ rank: person.rank })}, ${resultOf(person)}`;
}

function Award({ award }: { readonly award: ContestAwards["awards"][number] }) {
  return (
    <>
      <dt>{awardWords(award)}</dt>
      <dd>
        {award.participants.length === 0 ? (
          <p class="text-ink-3">{words.nobody()}</p>
        ) : (
          <ul class="awards-people">
            {award.participants.map((person) => (
              <li key={person.participantId}>
                <span class="awards-name">{person.name}</span>{" "}
                <span class="awards-school">{person.organisation}</span>
                <span class="awards-result">{standing(award.kind, person)}</span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

function resultOf({ score, solved }: Person): string {
  return score > 0 ? words.points({ score: formatPoints(score) }) : words.solved({ count: solved });
}
