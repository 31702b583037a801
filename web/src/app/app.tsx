import { useRef } from "preact/hooks";
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from "preact-iso";
import { examHold } from "../client/exam-hold.ts";
import { mustChangePassword } from "../client/session.ts";
import { Toasts } from "../ui/toasts.tsx";
import { BrokenPage } from "./broken-page.tsx";
import { ContestFrame } from "./contest-frame.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { ProofDoor } from "./proof-door.tsx";
import { routes } from "./routes.ts";
import { SiteFrame } from "./site-frame.tsx";

export function App() {
  return (
    <LocationProvider>
      <Frame />
      <ProofDoor />
      <Toasts />
    </LocationProvider>
  );
}

/** What an exam has closed is not even asked for: its page stands in place of all others. */
const ExamHoldPage = lazy(() =>
  import("../features/exam/exam-hold-page.tsx").then((file) => file.ExamHoldPage),
);

/** The same for whoever must set another password first. */
const MustChangePage = lazy(() =>
  import("../features/account/must-change-page.tsx").then((file) => file.MustChangePage),
);

/** The frame stands outside the router, so that moving between a contest's pages leaves its bar and clock alone. */
function Frame() {
  const { path } = useLocation();
  const slug = /^\/c\/([^/]+)/.exec(path)?.[1];
  const pages = (
    <>
      <OfflineNotice />
      <Pages />
    </>
  );
  if (slug === undefined) return <SiteFrame>{pages}</SiteFrame>;
  return <ContestFrame slug={decodeURIComponent(slug)}>{pages}</ContestFrame>;
}

function Pages() {
  const main = useRef<HTMLElement>(null);
  const { path } = useLocation();
  // A reader of the screen must land in the new page, not stay on the link that was in the old one.
  const hold = examHold.value;
  const moveFocus = () => main.current?.focus({ preventScroll: true });
  return (
    <main id="main" tabIndex={-1} ref={main}>
      <BrokenPage path={path}>
        <ErrorBoundary>
          {hold !== null && path !== "/kirish" ? (
            <ExamHoldPage hold={hold} />
          ) : mustChangePassword.value && path !== "/kirish" ? (
            <MustChangePage />
          ) : (
            <Router onRouteChange={moveFocus}>
              {routes.map(({ path: pattern, page }) => (
                <Route key={pattern} path={pattern} component={page} />
              ))}
              <Route default component={NotFoundPage} />
            </Router>
          )}
        </ErrorBoundary>
      </BrokenPage>
    </main>
  );
}
