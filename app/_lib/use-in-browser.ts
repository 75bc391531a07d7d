import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** What only a browser knows; until the page has come to life there, and on the server, what stands for it. */
export const useInBrowser = <T>(read: () => T, before: T): T =>
  useSyncExternalStore(never, read, () => before);
