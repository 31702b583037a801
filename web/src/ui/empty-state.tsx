import type { ComponentChildren } from "preact";

/** Nothing is here yet: what that means, and one thing to do. */
export function EmptyState({ title, children, action }: EmptyShape) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface EmptyShape {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}
