import type { Lang } from '@/lib/model/schema';

/** What the command line asks for. */
export interface Options {
  lang: Lang;
  json: boolean;
  files: string[];
  /** Set when the usage is to be shown: asked for, or because the command line is empty or wrong. */
  usage?: 'asked' | 'needed' | { problem: 'unknown-command' | 'unknown-option'; name: string };
}

/** The locale of the machine, as POSIX looks for it: Portuguese for one such as `pt_BR.UTF-8`, else English. */
function langOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Lang {
  return /^pt\b|^pt_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'pt-BR' : 'en';
}

/** Reads `lint [FILE...] [--json] [--lang LANG]`; `--` ends the options. */
export function readArguments(args: readonly string[], env: Record<string, string | undefined>): Options {
  const options: Options = { lang: langOf(env), json: false, files: [] };
  const wrong = (problem: 'unknown-command' | 'unknown-option', name: string) => {
    options.usage ??= { problem, name };
  };
  const rest = [...args];
  const words: string[] = [];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [name = '', given] = arg.split(/=(.*)/s);
    if (arg === '--') words.push(...rest.splice(0));
    else if (arg === '--json') options.json = true;
    else if (arg === '--help' || arg === '-h') options.usage = 'asked';
    else if (name === '--lang') {
      const lang = given ?? rest.shift() ?? '';
      if (lang === 'en' || lang === 'pt-BR') options.lang = lang;
      else wrong('unknown-option', `--lang ${lang}`.trim());
    } else if (arg.startsWith('-')) wrong('unknown-option', arg);
    else words.push(arg);
  }
  const [command, ...files] = words;
  options.files = files;
  if (command === undefined) options.usage ??= 'needed';
  else if (command !== 'lint') wrong('unknown-command', command);
  return options;
}
