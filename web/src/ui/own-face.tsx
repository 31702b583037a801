import { ownAvatar } from "../client/own-avatar.ts";
import { me } from "../client/session.ts";

interface FaceShape {
  readonly class: string;
  readonly size: number;
  /** "" where words beside it say whose it is. */
  readonly alt?: string;
}

/** The signed-in person's picture, or their initials while there is none to show. */
export function OwnFace({ class: look, size, alt = "" }: FaceShape) {
  const avatar = ownAvatar.value;
  if (avatar?.isReady === true)
    return <img class={look} src={avatar.url} alt={alt} width={size} height={size} />;
  return (
    <span class={look} aria-hidden="true">
      {initialsOf(me.value?.displayName ?? "")}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}
