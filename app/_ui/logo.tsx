/**
 * The wordmark: a stair climbed to the third step, because the next one matters most. The name is not translated. The mark is
 * that of lib/charts/stair.ts, written out: every page carries the logo with what it shows when it fails (logo.test.tsx).
 */
export function Logo() {
  return (
    <span
      translate="no"
      className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight text-ink"
    >
      <span className="stair-place">
        <svg
          width="20"
          height="20"
          viewBox="0 0 20 20"
          className="stair stair-20 is-level"
          aria-hidden="true"
        >
          <path className="stair-fill" d="M0.5 19.5v-4h4v-4h4v-3h3v11z" />
          <path className="stair-outline" d="M0.5 19.5v-4h4v-4h4v-3h3v-4h4v-4h4v19z" />
        </svg>
      </span>
      Patamar
    </span>
  );
}
