'use client';

import { useEffect, useEffectEvent, useState } from 'react';

const TYPING =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"])';
/** The same choice as in the questionnaire: who wants no single keys wants none. */
const REMEMBER = 'patamar-single-keys';

function wanted(): boolean {
  try {
    return localStorage.getItem(REMEMBER) !== 'off';
  } catch {
    return true;
  }
}

interface Props {
  /** Each key with what it does. */
  keys: readonly (readonly [key: string, meaning: string])[];
  words: { title: string; on: string; note: string };
}

/** Presses the button of a key, and says which keys there are; can be turned off (WCAG 2.1.4). Nothing without scripts. */
export function MeetingKeys({ keys, words }: Props) {
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(wanted()), []);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target, key } = event;
    const typing = target instanceof HTMLElement && target.closest(TYPING) !== null;
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.repeat || key.length !== 1 || document.querySelector('dialog[open]')) return;
    const button = document.querySelector<HTMLElement>(
      `[data-meeting-key="${CSS.escape(key.toLowerCase())}"]`,
    );
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  if (on === undefined) return null;
  return (
    <div className="m-keys">
      {on ? (
        <dl aria-label={words.title} className="flex flex-wrap gap-x-4 gap-y-1">
          {keys.map(([key, meaning]) => (
            <div key={key} className="flex items-center gap-1.5">
              <dt>
                <kbd className="rounded-md border border-line bg-surface px-1.5 font-sans">{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => {
            setOn(target.checked);
            try {
              localStorage.setItem(REMEMBER, target.checked ? 'on' : 'off');
            } catch {
              // Then it is remembered until the page goes.
            }
          }}
        />
        {words.on}
      </label>
      {on ? <span>{words.note}</span> : null}
    </div>
  );
}
