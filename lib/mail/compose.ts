import type { Lang } from '@/lib/model/schema';

/** One thing that a mail says; several of them make a digest. */
export interface MailPart {
  title: string;
  lines: readonly string[];
  action?: { label: string; link: string };
}

/** What goes to a mail server. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

interface MailContent {
  subject: string;
  hello: string;
  parts: readonly MailPart[];
  /** Why it came, and how to get no more of its kind. */
  footer: readonly string[];
  off?: { label: string; link: string };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Colours as on the pages; mail programs that turn colours over for the dark are told that there is no need to. */
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 24px 16px; background: #fbf9f4; color: #141f2b; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px; background: #fffefc; border: 1px solid #e0dcd4; border-radius: 8px; }
h2 { margin: 24px 0 8px; font-size: 18px; line-height: 1.3; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
.go { display: inline-block; margin: 4px 0 12px; padding: 10px 16px; border-radius: 6px; background: #27478f; color: #fdfcf9; text-decoration: none; font-weight: 600; }
a { color: #27478f; }
footer { max-width: 560px; margin: 16px auto 0; font-size: 14px; color: #434e5a; }
footer a { color: #434e5a; }
@media (prefers-color-scheme: dark) {
  body { background: #0f161c; color: #eeebe4; }
  main { background: #161e25; border-color: #2e3840; }
  .go { background: #a0bef9; color: #0d1528; }
  a { color: #a0bef9; }
  footer, footer a { color: #bebab2; }
}`;

const htmlPart = ({ title, lines, action }: MailPart, alone: boolean): string =>
  [
    alone ? '' : `<h2>${escaped(title)}</h2>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    action ? `<p><a class="go" href="${escaped(action.link)}">${escaped(action.label)}</a></p>` : '',
  ].join('\n');

/** A mail as plain text and as HTML: the same words, no picture, nothing that is fetched when it is read. */
export function compose(lang: Lang, { subject, hello, parts, footer, off }: MailContent): MailText {
  const alone = parts.length === 1;
  const texts = parts.map(({ title, lines, action }) =>
    [
      ...(alone ? [] : [title.toUpperCase()]),
      ...lines,
      ...(action ? [`${action.label}:\n${action.link}`] : []),
    ].join('\n\n'),
  );
  const end = [...footer, ...(off ? [`${off.label}: ${off.link}`] : [])];
  const text = `${[hello, ...texts].join('\n\n')}\n\n-- \n${end.join('\n')}\n`;
  const html = `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p>${escaped(hello)}</p>
${parts.map((part) => htmlPart(part, alone)).join('\n')}
</main>
<footer>
${footer.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${off ? `<p><a href="${escaped(off.link)}">${escaped(off.label)}</a></p>` : ''}
</footer>
</body>
</html>
`;
  return { subject, text, html };
}
