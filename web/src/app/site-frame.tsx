import type { ComponentChildren } from "preact";
import * as words from "../generated/messages/app.ts";
import { Mark } from "../ui/mark.tsx";
import { ActingBanner } from "./acting-banner.tsx";
import { siteNavigation } from "./navigation.ts";
import { NavigationLinks } from "./navigation-links.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { SignInLink } from "./sign-in-link.tsx";

/** The frame of every page outside a contest. */
export function SiteFrame({ children }: { readonly children: ComponentChildren }) {
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
          <SignInLink isOnPhone />
        </div>
      </header>
      <ActingBanner />
      {children}
      <nav class="foot" aria-label={words.mainNav()}>
        <NavigationLinks entries={siteNavigation} base="" />
      </nav>
    </div>
  );
}
