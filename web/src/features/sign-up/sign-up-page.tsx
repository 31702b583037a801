import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/sign-up.ts";
import { useTitle } from "../../ui/use-title.ts";
import { SignUpForm } from "./sign-up-form.tsx";

/** A new account. Whoever has just made one is led to it, where the letter is told of. */
export function SignUpPage() {
  useTitle(words.title());
  const { route } = useLocation();
  const isSignedIn = me.value !== null;
  useEffect(() => {
    if (isSignedIn) route("/hisob", true);
  }, [isSignedIn]);
  return (
    <div class="page page-narrow">
      <h1>{words.title()}</h1>
      <p class="mt-1 mb-5 max-w-[620px] text-ink-2">{words.lead()}</p>
      <div class="double-rule pt-6">
        <SignUpForm />
        <p class="mt-6 text-ink-2">
          {words.haveAccount()} <a href="/kirish">{words.toSignIn()}</a>
        </p>
      </div>
    </div>
  );
}
