import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { movedPhase } from "@bilimdon/rules/scoreboard/moved-phase";
import type { ComponentChildren } from "preact";
import { ErrorBoundary, lazy, useLocation } from "preact-iso";
import { contestResource } from "../client/contest-resource.ts";
import { mayIn } from "../client/contest-rights.ts";
import { useResource } from "../client/resource.ts";
import { useServerNow } from "../client/use-server-now.ts";
import * as words from "../generated/messages/app.ts";
import { inLocale } from "../locale/locale.ts";
import { Clock, ClockPlace } from "../ui/clock.tsx";
import { Mark } from "../ui/mark.tsx";
import { ActingBanner } from "./acting-banner.tsx";
import { contestNavigation } from "./navigation.ts";
import { NavigationLinks } from "./navigation-links.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { SignInLink } from "./sign-in-link.tsx";

/** Loaded after the page itself: only who takes part or answers hears of questions on every page. */
const QuestionWatch = lazy(() =>
  import("../features/questions/question-watch.tsx").then((file) => file.QuestionWatch),
);

/** The frame of a contest's pages: whose contest it is, where one can go in it, and how much time there is. */
export function ContestFrame({
  slug,
  children,
}: {
  readonly slug: string;
  readonly children: ComponentChildren;
}) {
  const state = useResource(contestResource(slug));
  const contest = state.kind === "ready" ? state.value : null;
  const base = `/c/${encodeURIComponent(slug)}`;
  const { path } = useLocation();
  const label = problemLabelOf(path);
  return (
    <div class="has-foot">
      <a class="skip" href="#main">
        {words.skip()}
      </a>
      <header class="bar">
        <a class="brand" href="/" aria-label={words.home()}>
          <Mark />
        </a>
        <a class="contest-name" href={base}>
          <span class={label === null ? undefined : "max-desk:hidden"}>
            {contest === null ? "" : inLocale(contest.title)}
          </span>
          {label !== null && <span class="desk:hidden">{words.oneProblem({ label })}</span>}
        </a>
        <div class="bar-end">
          <nav class="bar-nav max-desk:hidden" aria-label={words.contestNav()}>
            <NavigationLinks entries={contestNavigation} base={base} slug={slug} />
          </nav>
          {contest === null ? <ClockPlace /> : <ContestClock contest={contest} />}
          <PreferencesMenu />
          <SignInLink isOnPhone={false} />
        </div>
      </header>
      <ActingBanner />
      {contest !== null && (contest.participation !== null || mayIn(slug, "clarification.answer")) && (
        <ErrorBoundary>
          <QuestionWatch slug={slug} contestId={contest.contestId} />
        </ErrorBoundary>
      )}
      {children}
      <nav class="foot" aria-label={words.contestNav()}>
        <NavigationLinks entries={contestNavigation} base={base} slug={slug} />
      </nav>
    </div>
  );
}

/** On a phone the bar has room for one name, and on a problem's page that is the problem's. */
function problemLabelOf(path: string): string | null {
  const label = /^\/c\/[^/]+\/([A-Za-z0-9]{1,8})$/.exec(path)?.[1];
  const isPage = label === undefined || contestNavigation.some((entry) => entry.path === `/${label}`);
  return isPage ? null : label;
}

/** Alone in the frame in ticking, so that a second passing renders nothing else. Practice has no clock. */
function ContestClock({ contest }: { readonly contest: ContestDetail }) {
  const now = useServerNow();
  const { startsAt, countdownPausedMs, participation } = contest;
  if (contest.format.kind === "practice") return <ClockPlace />;
  if (countdownPausedMs !== null) return <Clock ms={countdownPausedMs} word={words.clockPaused()} />;
  if (now < startsAt) return <Clock ms={startsAt - now} word={words.clockUntilStart()} />;
  const endsAt = participation?.endsAt ?? movedPhase(contest, now).endsAt;
  if (now >= endsAt) return <Clock ms={0} word={words.clockEnded()} />;
  const isStopped = contest.stoppedAt !== undefined;
  return <Clock ms={endsAt - now} word={isStopped ? words.clockStopped() : words.clockLeft()} />;
}
