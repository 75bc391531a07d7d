interface Props {
  code: string;
  /** Accessible name of the region that scrolls. */
  label: string;
}

/** Code that scrolls inside itself, by touch and by keyboard. The same in every language, and never translated. */
export function Code({ code, label }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} translate="no" className="learn-code">
      <pre>
        <code>{code.trimEnd()}</code>
      </pre>
    </section>
  );
}
