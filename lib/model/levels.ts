/** Apart from the schema, so that a page can carry them without its validator (lib/browser-weight.test.ts). */
export const LEVELS = [0, 1, 2, 3, 4] as const;
