import clsx from 'clsx';
import { type ReactNode, useId } from 'react';
import { FieldError } from './field';

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface Props {
  legend: ReactNode;
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  hideLegend?: boolean;
  /** Side by side where there is room; one under the other by default. */
  inline?: boolean;
  className?: string;
}

/** Native radios as cards: one tap target each, arrows move between them, works without JavaScript. */
export function RadioGroup(props: Props) {
  const { legend, name, options, defaultValue, hint, error, required, hideLegend, inline, className } = props;
  const id = useId();
  const described = [hint && `${id}hint`, error && `${id}error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset
      aria-describedby={described}
      data-invalid={error ? true : undefined}
      className={clsx('flex flex-col gap-2', className)}
    >
      <legend className={clsx('font-medium', hideLegend ? 'sr-only' : 'mb-1')}>{legend}</legend>
      {hint ? (
        <p id={`${id}hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <div className={clsx('gap-2', inline ? 'grid sm:auto-cols-fr sm:grid-flow-col' : 'grid')}>
        {options.map((option) => (
          <label key={option.value} className="radio-card">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              required={required}
              className="mt-1 size-4 shrink-0"
            />
            <span>
              <span className="font-medium">{option.label}</span>
              {option.hint ? <span className="block text-sm text-ink-soft">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <FieldError id={`${id}error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
