/** Where the product counts its days: on every page and in every file. */
export const TIME_ZONE = 'America/Sao_Paulo';

/** Calendar day YYYY-MM-DD of a moment in a time zone (IANA name). */
export function calendarDay(moment: Date, timeZone: string = TIME_ZONE): string {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-CA', options).formatToParts(moment);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
