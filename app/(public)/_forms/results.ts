/** What a form answers in `result` when no account was made with what was typed, and signing in may be the way. */
export const NO_ACCOUNT_MADE = 'no_account_made';

/** The same when the account is to be deleted, and whoever signs in may keep it. */
export const ACCOUNT_LEAVING = 'account_leaving';
