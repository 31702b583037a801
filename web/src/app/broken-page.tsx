import { Component, type ComponentChildren } from "preact";
import * as words from "../generated/messages/app.ts";
import { Button } from "../ui/button.tsx";
import { ErrorNote } from "../ui/error-note.tsx";

interface BrokenShape {
  /** Another page is another chance. */
  readonly path: string;
  readonly children: ComponentChildren;
}

/**
 * Catches a page that throws, also one whose script did not arrive (a slow link, or a new version that replaced the
 * files), and keeps the frame around it working.
 */
export class BrokenPage extends Component<BrokenShape, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  override componentDidCatch(error: unknown): void {
    // Suspended pages travel as promises; those belong to the boundary below.
    if (error instanceof Promise) return;
    console.error(error);
    this.setState({ error });
  }

  override componentDidUpdate(before: BrokenShape): void {
    if (before.path !== this.props.path && this.state.error !== null) this.setState({ error: null });
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div class="page">
        <ErrorNote
          owner="platform"
          title={words.brokenTitle()}
          action={<Button onClick={() => location.reload()}>{words.reload()}</Button>}
        >
          {words.brokenText()}
        </ErrorNote>
      </div>
    );
  }
}
