import { describe, expect, it } from 'vitest';
import { type HeatMapCellDrawing, heatMapSvg, SCALE_PRINT } from './heat-map';
import { xmlFault } from './well-formed';

const cell = (more: Partial<HeatMapCellDrawing> = {}): HeatMapCellDrawing => ({
  text: '1.74',
  tone: 2,
  state: 'level',
  bare: false,
  marks: '',
  ...more,
});
const draw = (cells: readonly HeatMapCellDrawing[], name = 'Atlas') =>
  heatMapSvg({
    title: 'One <of> two teams',
    subtitle: 'Score & change',
    columns: cells.map((_, at) => ({ title: `Column ${at}`, framework: at === 0 ? null : 'DAT' })),
    rows: [{ group: 'Data' }, { name, note: 'Quick', cells }],
  });

describe('heatMapSvg', () => {
  it('is a picture of its own, whatever somebody is called', () => {
    const { markup, width, height } = draw([cell(), cell()], '<b>"A" & \u0000B</b>');
    expect(xmlFault(markup)).toBeNull();
    expect(markup).toContain(`viewBox="0 0 ${width} ${height}"`);
    expect(markup).not.toContain('class=');
  });

  it('grows with columns and rows, so that nothing is cut', () => {
    const [one, two] = [draw([cell()]), draw([cell(), cell()])];
    expect(two.width).toBeGreaterThan(one.width);
    expect(two.height).toBe(one.height);
  });

  it('colours a score by its level and dashes what is not firm', () => {
    const { markup } = draw([cell({ tone: 3, state: 'provisional', marks: '▲✓' })]);
    expect(markup).toContain(`fill="${SCALE_PRINT[3]?.ground}"`);
    expect(markup).toContain('stroke-dasharray="3 2"');
    expect(markup).toContain('▲✓');
    expect(draw([cell()]).markup).not.toContain('stroke-dasharray="3 2"');
  });

  it('draws no stair where there is no level', () => {
    const stair = '<g transform=';
    expect(draw([cell()]).markup).toContain(stair);
    expect(draw([cell({ bare: true })]).markup).not.toContain(stair);
  });

  it('draws all that is hidden alike, and hatches only what is unknown', () => {
    const without = { tone: null, bare: true, text: '◌' } as const;
    const hidden = draw([cell({ ...without, state: 'hidden' })]).markup;
    expect(hidden).not.toContain('url(#unknown)');
    expect(SCALE_PRINT.some(({ ground }) => hidden.includes(ground))).toBe(false);
    expect(draw([cell({ ...without, state: 'unknown' })]).markup).toContain('url(#unknown)');
  });
});
