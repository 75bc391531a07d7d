/** What a form answers when somebody takes rights from themselves that only others can give back. */
export const ASKS_AGAIN = 'asks_again';
