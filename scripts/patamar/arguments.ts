import type { Lang } from '@/lib/model/schema';

const COMMANDS = ['lint', 'score', 'stat', 'backup', 'restore', 'reset-password'] as const;
export type Command = (typeof COMMANDS)[number];

/** What the command line asks for. */
export interface Options {
  command: Command | null;
  lang: Lang;
  json: boolean;
  /** Words after the command: files; for `stat` a name comes first, for `reset-password` it is an address. */
  files: string[];
  /** Set when the usage is to be shown: asked for, or because the command line is empty or wrong. */
  usage?: 'asked' | 'needed' | { problem: 'unknown-command' | 'unknown-option'; name: string };
}

/** The locale of the machine, as POSIX looks for it: Portuguese for one such as `pt_BR.UTF-8`, else English. */
function langOf({ LC_ALL, LC_MESSAGES, LANG }: Record<string, string | undefined>): Lang {
  return /^pt\b|^pt_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'pt-BR' : 'en';
}

/**
 * Reads `lint [FILE...]`, `stat NAME FILE`, and `score`, `backup` or `restore FILE`, `reset-password EMAIL`, with `--json` and `--lang LANG`; `--`
 * ends the options.
 */
export function readArguments(args: readonly string[], env: Record<string, string | undefined>): Options {
  const options: Options = { command: null, lang: langOf(env), json: false, files: [] };
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
  const [word, ...files] = words;
  options.files = files;
  options.command = COMMANDS.find((one) => one === word) ?? null;
  if (word === undefined) options.usage ??= 'needed';
  else if (options.command === null) wrong('unknown-command', word);
  // This command checks many files, or the built-in model without any.
  else if (word !== 'lint' && files.length !== (word === 'stat' ? 2 : 1)) options.usage ??= 'needed';
  return options;
}
