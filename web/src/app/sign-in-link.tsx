import { useLocation } from "preact-iso";
import { session, wasSignedIn } from "../client/session.ts";
import { signIn } from "../generated/messages/app.ts";

/** Leads a guest to the sign-in page and back here. Its place is kept while it is not known who is here. */
export function SignInLink({ isOnPhone }: { readonly isOnPhone: boolean }) {
  const { path } = useLocation();
  const { kind } = session.value;
  if (kind === "signed-in" || (kind === "unknown" && wasSignedIn) || path === "/kirish" || path === "/royxat")
    return null;
  const look = `btn btn-small${isOnPhone ? "" : " max-desk:hidden"}${kind === "unknown" ? " invisible" : ""}`;
  return (
    <a class={look} href={`/kirish?keyin=${encodeURIComponent(path)}`}>
      {signIn()}
    </a>
  );
}
