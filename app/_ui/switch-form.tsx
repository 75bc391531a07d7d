import type { ReactNode } from 'react';

export interface SwitchOption {
  value: string;
  label: string;
  /** Language of the label when it is not the page's (`lang` attribute). */
  lang?: string;
  icon?: ReactNode;
}

interface Props {
  /** A server action, already bound or reading hidden fields; or the address of a POST route. */
  action: string | ((data: FormData) => void | Promise<void>);
  /** Name of the submitted value. */
  name: string;
  legend: string;
  options: readonly SwitchOption[];
  current: string;
  /** Hidden inputs, for example where to return to. */
  children?: ReactNode;
}

/** Choice of theme or language: one button per option in a plain form, works without JavaScript. */
export function SwitchForm({ action, name, legend, options, current, children }: Props) {
  return (
    <form action={action} method={typeof action === 'string' ? 'post' : undefined}>
      {children}
      <fieldset>
        <legend className="sr-only">{legend}</legend>
        <div className="switch">
          {options.map((option) => (
            <button
              key={option.value}
              type="submit"
              name={name}
              value={option.value}
              lang={option.lang}
              aria-pressed={option.value === current}
            >
              {option.icon}
              {option.label}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
