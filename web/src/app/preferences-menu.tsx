import type { Me } from "@bilimdon/contracts/http/session";
import { callApi } from "../client/call-api.ts";
import { me, session, signOut, wasSignedIn } from "../client/session.ts";
import { caretDownIcon, signOutIcon } from "../generated/icons.ts";
import * as words from "../generated/messages/app.ts";
import { type Locale, locale, localeNames, locales } from "../locale/locale.ts";
import { speak } from "../locale/speak.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { OwnFace } from "../ui/own-face.tsx";
import { roleWords } from "../ui/role-words.ts";
import { Segments } from "../ui/segments.tsx";
import { chooseTheme, theme } from "../ui/theme.ts";

/** Language, look and account: a circle with initials when signed in, the language's name for a guest. */
export function PreferencesMenu({ hasFullName = false }: { readonly hasFullName?: boolean }) {
  const person = me.value;
  const names = localeNames[locale.value];
  // Until the server answers, whoever was here last decides what the bar keeps room for.
  const hasCircle = session.value.kind === "unknown" ? wasSignedIn : person !== null;
  return (
    <Menu
      label={person === null ? words.menu() : words.account({ name: person.displayName })}
      triggerClass={hasCircle ? "who" : "btn btn-small btn-quiet menu-trigger"}
      trigger={
        hasCircle ? (
          <OwnFace class="who-picture" size={30} />
        ) : (
          <>
            {hasFullName && <span class="max-desk:hidden">{names.full}</span>}
            <span class={hasFullName ? "desk:hidden" : undefined}>{names.short}</span>
            <Icon path={caretDownIcon} size={16} />
          </>
        )
      }
    >
      {person !== null && <Person person={person} />}
      {person !== null && (
        <a class="menu-choice" href="/hisob">
          {words.accountPage()}
        </a>
      )}
      <p class="menu-title">{words.language()}</p>
      <Segments
        label={words.language()}
        options={locales.map((code) => ({ value: code, text: localeNames[code].full, lang: code }))}
        value={locale.value}
        onChoose={choose}
      />
      <p class="menu-title">{words.look()}</p>
      <Segments
        label={words.look()}
        options={[
          { value: "system", text: words.themeSystem() },
          { value: "light", text: words.themeLight() },
          { value: "dark", text: words.themeDark() },
        ]}
        value={theme.value}
        onChoose={chooseTheme}
      />
      <Door />
    </Menu>
  );
}

function Person({ person }: { readonly person: Me }) {
  return (
    <>
      <p class="px-2 pt-2 font-medium">{person.displayName}</p>
      <p class="px-2 pb-1 text-13 text-ink-2">{roleWords(person.role)}</p>
    </>
  );
}

function Door() {
  if (session.value.kind === "unknown") return null;
  return (
    <>
      <hr />
      {session.value.kind === "guest" ? (
        <a class="menu-choice" href={`/kirish?keyin=${encodeURIComponent(location.pathname)}`}>
          {words.signIn()}
        </a>
      ) : (
        <button type="button" class="menu-choice" onClick={leave}>
          <Icon path={signOutIcon} />
          {words.signOut()}
        </button>
      )}
    </>
  );
}

/** The page turns at once; the account keeps it for letters and other devices, and is asked again next time if not. */
async function choose(next: Locale): Promise<void> {
  await speak(next);
  if (me.value !== null && me.value.impersonatorId == null)
    await callApi("PUT", "/api/me/locale", { locale: next });
}

/** On a school's shared computer nothing of the one may stay for the next: the page starts anew. */
async function leave(): Promise<void> {
  await signOut();
  location.assign("/");
}
