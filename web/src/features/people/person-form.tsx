import type { ComponentChildren } from "preact";
import { Button } from "../../ui/button.tsx";

interface FormShape {
  /** On its button. */
  readonly word: string;
  readonly children: ComponentChildren;
  onSend(): Promise<void>;
}

/** A few fields and the button that sends them; Enter does too. */
export function PersonForm({ word, children, onSend }: FormShape) {
  return (
    <form
      class="person-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
      <div>
        <Button type="submit">{word}</Button>
      </div>
    </form>
  );
}
