/** An icon of generated/icons.ts: <Icon path={caretDownIcon} />. Always beside a word, or inside something that has a label. */
export function Icon({ path, size = 20 }: { readonly path: string; readonly size?: 16 | 20 }) {
  return (
    <svg width={size} height={size} viewBox="0 0 256 256" fill="currentColor" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
