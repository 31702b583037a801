import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { session } from "../client/session.ts";
import * as words from "../generated/messages/app.ts";
import { Mark } from "../ui/mark.tsx";
import { siteNavigation } from "./navigation.ts";
import { NavigationLinks } from "./navigation-links.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";

/** The frame of every page outside a contest. */
export function SiteFrame({ children }: { readonly children: ComponentChildren }) {
  const { path } = useLocation();
  return (
    <div class="has-foot">
      <a class="skip" href="#main">
        {words.skip()}
      </a>
      <header class="bar">
        <a class="brand" href="/" aria-label={words.home()}>
          <Mark />
          Bilimdon
        </a>
        <nav class="bar-nav max-desk:hidden" aria-label={words.mainNav()}>
          <NavigationLinks entries={siteNavigation} base="" />
        </nav>
        <div class="bar-end">
          <PreferencesMenu hasFullName />
          {session.value.kind === "guest" && path !== "/kirish" && (
            <a class="btn btn-small" href={`/kirish?keyin=${encodeURIComponent(path)}`}>
              {words.signIn()}
            </a>
          )}
        </div>
      </header>
      {children}
      <nav class="foot" aria-label={words.mainNav()}>
        <NavigationLinks entries={siteNavigation} base="" />
      </nav>
    </div>
  );
}
