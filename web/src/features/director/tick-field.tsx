interface TickShape {
  readonly label: string;
  readonly isTicked: boolean;
  readonly fault?: string | null;
  onTick(isTicked: boolean): void;
}

/** A box to tick, with its fault below. */
export function TickField({ label, isTicked, fault = null, onTick }: TickShape) {
  return (
    <div class="field director-tick">
      <label class="check">
        <input
          type="checkbox"
          checked={isTicked}
          aria-invalid={fault === null ? undefined : "true"}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {fault !== null && <p class="field-fault">{fault}</p>}
    </div>
  );
}
