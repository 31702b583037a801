/** Rows of the real height while the real ones are on their way; they do not move and are not spoken. */
export function SkeletonRows({ count, height }: { readonly count: number; readonly height: number }) {
  return (
    <div aria-busy="true">
      {Array.from({ length: count }, (_, index) => (
        <div
          key={index}
          class="grid grid-cols-[40px_1fr_60px] items-center gap-4 border-b border-rule"
          style={{ height }}
        >
          <i class="skeleton" />
          <i class="skeleton" style={{ width: `${44 + ((index * 17) % 31)}%` }} />
          <i class="skeleton" />
        </div>
      ))}
    </div>
  );
}
