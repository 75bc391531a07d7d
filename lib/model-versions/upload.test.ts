import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '@/lib/model/document';
import { draftForm } from './schema';
import { readUpload } from './upload';

const form = (text: string, file?: Blob) => {
  const data = new FormData();
  data.set('text', text);
  if (file) data.set('file', file, 'model.yaml');
  return data;
};
const judge = async (data: FormData) => {
  const parsed = draftForm.safeParse(Object.fromEntries(await readUpload(data)));
  return (
    parsed.data?.text ?? parsed.error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
  );
};
const bytes = (...values: number[]) => new Blob([new Uint8Array(values)]);

describe('an uploaded model', () => {
  it('is the file, else the typed text', async () => {
    expect(await judge(form('typed'))).toBe('typed');
    expect(await judge(form('typed', new Blob([])))).toBe('typed');
    expect(await judge(form('typed', new Blob(['de arquivo: é'])))).toBe('de arquivo: é');
  });

  it('has the line ends of a file, however the browser sent it, and no byte order mark', async () => {
    expect(await judge(form('a: 1\r\nb: 2\r\n'))).toBe('a: 1\nb: 2\n');
    expect(await judge(form('', bytes(0xef, 0xbb, 0xbf, 0x61)))).toBe('a');
  });

  it.each([
    ['nothing', form(' \n'), 'text required'],
    ['a picture', form('x', bytes(0x89, 0x50, 0x4e, 0x47)), 'file file_not_text'],
    ['UTF-16', form('x', bytes(0x61, 0, 0x62, 0)), 'file file_not_text'],
    ['too much', form('x', new Blob(['x'.repeat(MAX_DOCUMENT_BYTES + 1)])), 'file model_too_large'],
    ['too much typed', form('é'.repeat(MAX_DOCUMENT_BYTES / 2 + 1)), 'text model_too_large'],
  ])('is refused when it is %s', async (_, data, problem) => expect(await judge(data)).toEqual([problem]));

  it('may be as large as the linter takes', async () => {
    expect(await judge(form('x'.repeat(MAX_DOCUMENT_BYTES)))).toHaveLength(MAX_DOCUMENT_BYTES);
  });
});
