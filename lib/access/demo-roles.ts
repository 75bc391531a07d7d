/** Whose eyes a visitor may see the sample organization through. */
export const DEMO_ROLES = ['member', 'facilitator', 'manager'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];
