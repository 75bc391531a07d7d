/**
 * Next.js prints errors whole, and a database error holds the values of its query: e-mail addresses, hashes, answers.
 * What goes to the console is reduced to the facts that a log may hold, in lines like its others. And whatever was deleted a week ago goes for good,
 * quarters that are over are summed up, rounds open and end on their days, and the demo forgets its visitors after a day.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NODE_ENV === 'production') {
    const { format } = await import('node:util');
    const { consoleLine } = await import('@/lib/log-facts');
    const { isMalformed } = await import('@/lib/request-scope');
    const { keepDaysEveryHour } = await import('@/lib/jobs/due-rounds');
    const { forgetVisitsEveryHour } = await import('@/lib/jobs/forget-visits');
    const { poolEveryHour } = await import('@/lib/jobs/pool-small-teams');
    const { purgeEveryHour } = await import('@/lib/jobs/purge');
    for (const method of ['error', 'warn'] as const) {
      const print = console[method].bind(console);
      console[method] = (...parts: unknown[]) => {
        // Anybody can send one, and it says nothing but that somebody did: the line of the request has its status.
        if (isMalformed()) return;
        print('%s', consoleLine(method, parts, { now: new Date(), show: format }));
      };
    }
    purgeEveryHour((error) => console.error('What was deleted could not be purged:', error));
    forgetVisitsEveryHour((error) => console.error('The demo could not be made anew:', error));
    keepDaysEveryHour((error) =>
      console.error('Rounds whose day has come could not be opened or ended:', error),
    );
    poolEveryHour((error) => console.error('Small teams could not be put together:', error));
  }
}
