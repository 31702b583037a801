import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

type Look = "plain" | "solid" | "quiet" | "danger";

interface Shape {
  readonly look?: Look;
  readonly isSmall?: boolean;
  readonly children: ComponentChildren;
}

type ButtonShape = Shape &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    readonly class?: string;
    /** What it began is under way: it takes no press, and keeps the focus, which a disabled one would lose. */
    readonly isBusy?: boolean;
  };

/** A button. A view has one `solid`; a disabled one needs its reason in words beside it. */
export function Button({
  look = "plain",
  isSmall = false,
  type = "button",
  class: more,
  isBusy = false,
  ...rest
}: ButtonShape) {
  const busy = isBusy ? { "aria-disabled": true, onClick: takeNoPress } : {};
  return <button type={type} class={classOf(look, isSmall, more)} {...rest} {...busy} />;
}

/** A form is sent by the press of its button, also by Enter in a field. */
function takeNoPress(event: Event): void {
  event.preventDefault();
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({
  href,
  look = "plain",
  isSmall = false,
  children,
}: Shape & { readonly href: string }) {
  return (
    <a href={href} class={classOf(look, isSmall)}>
      {children}
    </a>
  );
}

function classOf(look: Look, isSmall: boolean, more = ""): string {
  return `btn${look === "plain" ? "" : ` btn-${look}`}${isSmall ? " btn-small" : ""}${more === "" ? "" : ` ${more}`}`;
}
