import { me, signOut } from "../client/session.ts";
import * as words from "../generated/messages/app.ts";
import { Button } from "../ui/button.tsx";

/** An admin acts for somebody: said on every page, with the way out. */
export function ActingBanner() {
  const person = me.value;
  if (person === null || person.impersonatorId == null) return null;
  return (
    <div class="acting" role="status">
      <p>{words.actingFor({ name: person.displayName })}</p>
      <Button isSmall onClick={() => void signOut().then(() => location.assign("/kirish"))}>
        {words.endActing()}
      </Button>
    </div>
  );
}
