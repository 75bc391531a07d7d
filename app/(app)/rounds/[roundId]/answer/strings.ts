import type messages from '@/lib/i18n/messages/en/answer.json';

/** The questionnaire's words in one language, as the page hands them to the browser: messages without a library. */
export type Strings = typeof messages;
