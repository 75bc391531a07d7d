export { type Lint, lintDocument } from '@/lib/model/document/lint';
export { MAX_DOCUMENT_BYTES } from '@/lib/model/document/read';
export { writeDocument } from '@/lib/model/document/write';
export type { Finding } from '@/lib/model/rules/problem';
