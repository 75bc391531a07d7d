/** Models are shown whole, whatever a team is scored on. */
export const SCOPE = ['DEV', 'DAT', 'MLO'] as const;
