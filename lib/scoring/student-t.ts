/** P(|T| ≤ t) for t = √df · tan(angle): the finite series of Abramowitz & Stegun 26.7.3 and 26.7.4. */
function centralProbability(angle: number, df: number): number {
  const cos = Math.cos(angle);
  const odd = df % 2 === 1;
  let term = odd ? cos : 1;
  let series = 0;
  for (let k = odd ? 3 : 2; k <= df; k += 2) {
    series += term;
    term *= ((k - 1) / k) * cos * cos;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * series) : Math.sin(angle) * series;
}

/** Derivative of the above at angle 0; elsewhere it is this times cos(angle)^(df−1). */
function slopeAtZero(df: number): number {
  let slope = df % 2 === 1 ? 2 / Math.PI : 1;
  for (let k = df % 2 === 1 ? 1 : 2; k < df; k += 2) slope *= (k + 1) / k;
  return slope;
}

/**
 * Quantile of Student's t to full double precision (common libraries stop near 1e-8).
 * @param p probability, 0.5 ≤ p < 1
 * @param df degrees of freedom, a whole number ≥ 1
 * @throws RangeError outside those ranges
 */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0.5 && p < 1) || !Number.isInteger(df) || df < 1) throw new RangeError(`tQuantile(${p}, ${df})`);
  const target = 2 * p - 1;
  const slope = slopeAtZero(df);
  let angle = 0;
  // The probability is concave in the angle: Newton from 0 climbs to the root and never passes it.
  for (let i = 0; i < 200; i++) {
    const step = (target - centralProbability(angle, df)) / (slope * Math.cos(angle) ** (df - 1));
    angle += step;
    if (Math.abs(step) < 1e-16 || step < 0) break;
  }
  return Math.sqrt(df) * Math.tan(angle);
}
