/** E-mail domain of the people in the sample organization; nobody can own an address there. */
export const DEMO_DOMAIN = 'demo.patamar.example';

/** One spelling per address, for looking up and for counting attempts. */
export const normalizeEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** Whether an address belongs to the sample organization. Such people are entered through the demo, never with a password. */
export const isDemoEmail = (email: string): boolean => normalizeEmail(email).endsWith(`@${DEMO_DOMAIN}`);
