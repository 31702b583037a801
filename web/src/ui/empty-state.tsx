import type { ComponentChildren } from "preact";

interface EmptyShape {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
  /** Nothing else is on the page, so its title is the page's. */
  readonly isWholePage?: boolean;
}

/** Nothing is here yet: what that means, and one thing to do. */
export function EmptyState({ title, children, action, isWholePage = false }: EmptyShape) {
  return (
    <div class="empty">
      {isWholePage ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{children}</p>
      {action}
    </div>
  );
}
