import unhomoglyph from 'unhomoglyph';

/** What Unicode's table leaves as it is, and a glance does not: small capitals, and signs that pass for a letter. */
const AT_A_GLANCE: Readonly<Record<string, string>> = {
  ᴀ: 'a',
  ʙ: 'b',
  ꞵ: 'b',
  ß: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ℮: 'e',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  '¡': 'i',
  ᴊ: 'j',
  ĸ: 'k',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'rn',
  ɴ: 'n',
  π: 'n',
  п: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ᴙ: 'r',
  я: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  '∪': 'u',
  ᴠ: 'v',
  '∨': 'v',
  w: 'vv',
  ᴡ: 'vv',
  ʏ: 'y',
  ᴢ: 'z',
};

const read = (text: string) => unhomoglyph(text.normalize('NFKD').replace(/\p{M}/gu, ''));
const glance = (text: string) => text.replace(/./gu, (sign) => AT_A_GLANCE[sign] ?? sign);
/** Letters and digits only; all of it where there are none. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '') || text;

/**
 * A name as it is kept, with what it looks like to whoever glances at it: without blanks, marks and case, with signs of other scripts
 * read as those that they look like (Unicode's table of confusables). Two ways, because "I" looks like "l" and is a large "i".
 * Names that agree in either could be taken for each other. After a change of this, start anew from '' (lib/jobs/name-keys.ts).
 */
export function withLook(name: string): { name: string; nameAs: string; nameRead: string } {
  return {
    name,
    nameAs: bare(glance(read(name.toLowerCase()).normalize('NFKD'))) || name,
    nameRead: bare(glance(read(name).toLowerCase().normalize('NFKD'))) || name,
  };
}
