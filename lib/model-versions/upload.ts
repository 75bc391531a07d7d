import { MAX_DOCUMENT_BYTES } from '@/lib/model/document';

/**
 * Puts the text of an uploaded file in the place of the typed one. `file` then says what became of it: `none`, `read`,
 * `too_large`, or `not_text` for what is not UTF-8.
 */
export async function readUpload(form: FormData): Promise<FormData> {
  const read = new FormData();
  for (const [name, value] of form) if (name !== 'file') read.append(name, value);
  const file = form.get('file');
  const outcome = file instanceof Blob && file.size > 0 ? await textOf(file) : 'none';
  if (typeof outcome === 'object') read.set('text', outcome.text);
  read.set('file', typeof outcome === 'object' ? 'read' : outcome);
  return read;
}

async function textOf(file: Blob): Promise<{ text: string } | 'too_large' | 'not_text'> {
  if (file.size > MAX_DOCUMENT_BYTES) return 'too_large';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? 'not_text' : { text };
  } catch {
    return 'not_text';
  }
}
