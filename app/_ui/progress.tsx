interface Props {
  /** Accessible name. */
  label: string;
  value: number;
  max: number;
  /** The same in words, for example "12 of 40"; shown and read. */
  valueText: string;
  hideText?: boolean;
}

/** How much is done. A native element, so its width needs no inline style. */
export function Progress({ label, value, max, valueText, hideText }: Props) {
  return (
    <div className="flex items-center gap-3">
      <progress aria-label={label} aria-valuetext={valueText} value={value} max={max} className="progress">
        {valueText}
      </progress>
      {hideText ? null : (
        <span aria-hidden className="tnum shrink-0 text-sm text-ink-soft">
          {valueText}
        </span>
      )}
    </div>
  );
}
