/**
 * Says what is wrong with a piece of XML, or null: unbalanced tags, attributes named twice, bare ampersands
 * and angle brackets. Small on purpose; it keeps the string builders honest in tests.
 */
export function xmlFault(xml: string): string | null {
  const open: string[] = [];
  let at = 0;
  for (const tag of xml.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    const between = xml.slice(at, tag.index);
    const fault = textFault(between);
    if (fault) return fault;
    at = tag.index + tag[0].length;
    const [, closing, name = '', attributes = '', empty] = tag;
    const names = Array.from(attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g));
    const twice = names.find(([, one], index) => names.findIndex(([, other]) => other === one) !== index);
    if (twice) return `${name} has ${twice[1]} twice`;
    for (const [, , value = ''] of names) {
      const inside = textFault(value);
      if (inside) return inside;
    }
    if (closing) {
      if (open.pop() !== name) return `${name} is closed but was not open`;
    } else if (!empty) open.push(name);
  }
  return textFault(xml.slice(at)) ?? (open.length ? `${open.join(', ')} left open` : null);
}

function textFault(text: string): string | null {
  if (/[<>]/.test(text)) return `stray bracket in "${text.slice(0, 60)}"`;
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(text)) return `stray ampersand in "${text.slice(0, 60)}"`;
  return null;
}
