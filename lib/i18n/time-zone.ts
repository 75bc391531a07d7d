/** The clock of organizations that never chose one, and of those that sign up in Portuguese. */
export const DEFAULT_ZONE = 'America/Sao_Paulo';
