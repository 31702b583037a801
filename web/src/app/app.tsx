import { useRef } from "preact/hooks";
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { Toasts } from "../ui/toasts.tsx";
import { BrokenPage } from "./broken-page.tsx";
import { ContestFrame } from "./contest-frame.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OfflineNotice } from "./offline-notice.tsx";
import { routes } from "./routes.ts";
import { SiteFrame } from "./site-frame.tsx";

export function App() {
  return (
    <LocationProvider>
      <Frame />
      <Toasts />
    </LocationProvider>
  );
}

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
  const moveFocus = () => main.current?.focus({ preventScroll: true });
  return (
    <main id="main" tabIndex={-1} ref={main}>
      <BrokenPage path={path}>
        <ErrorBoundary>
          <Router onRouteChange={moveFocus}>
            {routes.map(({ path: pattern, page }) => (
              <Route key={pattern} path={pattern} component={page} />
            ))}
            <Route default component={NotFoundPage} />
          </Router>
        </ErrorBoundary>
      </BrokenPage>
    </main>
  );
}
