/** Lightness 0–1, chroma ≥ 0, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Reads `oklch(L C H)` without alpha. Throws on anything else. */
export function parseOklch(css: string): Oklch {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(css.trim());
  if (!match) throw new Error(`Not a plain oklch colour: ${css}`);
  return { l: Number(match[1]), c: Number(match[2]), h: Number(match[3]) };
}

function toLab({ l, c, h }: Oklch): [number, number, number] {
  const angle = (h / 180) * Math.PI;
  return [l, c * Math.cos(angle), c * Math.sin(angle)];
}

/** Linear sRGB, 0–1 inside the gamut. Matrices of Björn Ottosson's OKLab (2020). */
export function toLinear(color: Oklch): [number, number, number] {
  const [lightness, a, b] = toLab(color);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** True when an sRGB screen can show the colour without clipping. */
export function inGamut(color: Oklch): boolean {
  return toLinear(color).every((part) => part >= -0.0005 && part <= 1.0005);
}

/** Relative luminance 0–1 (WCAG 2.2). */
export function luminance(color: Oklch): number {
  const [r, g, b] = toLinear(color).map((part) => Math.min(1, Math.max(0, part))) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio 1–21 (WCAG 2.2). */
export function contrast(one: Oklch, other: Oklch): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Distance in OKLab: how different two colours look. */
export function deltaE(one: Oklch, other: Oklch): number {
  const [a, b] = [toLab(one), toLab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

export function lightness(color: Oklch): number {
  return color.l;
}

/** `#rrggbb` in sRGB, clipped to the gamut. */
export function toHex(color: Oklch): string {
  const parts = toLinear(color).map((part) => {
    const value = Math.min(1, Math.max(0, part));
    const encoded = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
