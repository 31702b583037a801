import type { BoardGroup } from "@bilimdon/rules/scoreboard/board";
import { useEffect, useRef } from "preact/hooks";
import { magnifyingGlassIcon } from "../../generated/icons.ts";
import * as words from "../../generated/messages/board.ts";
import { Icon } from "../../ui/icon.tsx";
import { Select } from "../../ui/select.tsx";

interface FilterShape {
  readonly query: string;
  /** Id of the group whose board it is; "" is everyone's. */
  readonly group: string;
  readonly groups: readonly BoardGroup[];
  /** Are those out of competition shown? null: there are none. */
  readonly withUnofficial: boolean | null;
  onQuery(query: string): void;
  onGroup(groupId: string): void;
  onUnofficial(isShown: boolean): void;
}

/** Finding a team: "/" comes here from anywhere on the page, Esc clears and gives the focus back. */
export function BoardFilter(shape: FilterShape) {
  const { query, group, groups, withUnofficial, onQuery, onGroup, onUnofficial } = shape;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener("keydown", focusOnSlash);
    return () => removeEventListener("keydown", focusOnSlash);
  }, []);
  const clearOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    onQuery("");
    input.current?.blur();
  };
  return (
    <search class="filter">
      <label class="search">
        <Icon path={magnifyingGlassIcon} size={16} />
        <input
          ref={input}
          class="input input-small"
          type="search"
          placeholder={words.searchShort()}
          aria-label={words.search()}
          title={words.keys()}
          value={query}
          maxLength={80}
          onInput={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={clearOnEscape}
        />
        <span class="key" aria-hidden="true">
          /
        </span>
      </label>
      {groups.length > 0 && (
        <Select
          label={words.group()}
          value={group}
          options={[
            { value: "", text: words.everyone() },
            ...groups.map(({ groupId, name }) => ({ value: groupId, text: name })),
          ]}
          onChoose={onGroup}
        />
      )}
      {withUnofficial !== null && (
        <label class="check">
          <input
            type="checkbox"
            checked={withUnofficial}
            onChange={(event) => onUnofficial(event.currentTarget.checked)}
          />
          <span>{words.withUnofficial()}</span>
        </label>
      )}
    </search>
  );
}
