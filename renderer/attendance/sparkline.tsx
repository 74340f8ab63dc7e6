const WIDTH = 96;
const HEIGHT = 22;
const EDGE = 3;

/** Percentages from nought to a hundred as a line; the table beside it has the figures, so it says nothing to a screen reader. A year without a figure is a gap. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const x = (at: number) => EDGE + (values.length === 1 ? 0.5 : at / (values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - (value / 100) * (HEIGHT - 2 * EDGE);
  const path = values.map((value, at) => (value === null ? '' : `${values[at - 1] === null || at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)).join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line x1={EDGE} x2={WIDTH - EDGE} y1={y(0)} y2={y(0)} className="sparkline-base" />
      <path d={path} />
      {last >= 0 && <circle cx={x(last)} cy={y(values[last]!)} r={2.5} />}
    </svg>
  );
}
