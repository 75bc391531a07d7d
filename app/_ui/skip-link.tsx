/** First thing a keyboard meets: jumps over the header to `#main` (give `main` that id and `tabIndex={-1}`). */
export function SkipLink({ label, target = '#main' }: { label: string; target?: `#${string}` }) {
  return (
    <a
      href={target}
      className="sr-only z-50 rounded-md bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {label}
    </a>
  );
}
