export { type Lint, lintDocument } from '@/lib/model/document/lint';
export type { Base } from '@/lib/model/document/outline';
export { MAX_DOCUMENT_BYTES } from '@/lib/model/document/read';
export { writeDocument } from '@/lib/model/document/write';
export type { Finding, RuleId, SentenceKey, Severity } from '@/lib/model/rules/problem';
