/** What a form answers in `result` when the e-mail address has an account already. */
export const EMAIL_TAKEN = 'email_taken';
