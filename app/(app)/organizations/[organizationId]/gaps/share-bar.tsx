import type { Share } from '@/lib/overview/weakness-rules';

/** How many of the teams, for the eye; the words stand beside it. */
export function ShareBar({ below, of }: Share) {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${of} 1`}
      preserveAspectRatio="none"
      className="h-2 w-full rounded-full bg-line"
    >
      <rect width={below} height="1" className="fill-accent" />
    </svg>
  );
}
