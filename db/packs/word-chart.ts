import { Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import { CHART_FILLS, type Chart } from '../../shared/packs/document.ts';
import { stampZip, unzip } from './zip.ts';

/** Twips to a pixel, of which Word counts 96 to an inch. */
const TWIPS_A_PIXEL = 15;
/** Heights in pixels: of a bar, of one whose label takes two lines, and of what is around them all. Where there is too little room Word leaves labels out. */
const ROW = 26;
const TALL_ROW = 36;
const FRAME = 16;
const LONG_LABEL = 36;
/** The longest bar has 1,000; the rest of the width is for its amount. */
const LONGEST = 1200;

/** A chart of Word’s own, which can be changed there. The amounts are words at its bars, whose lengths are only proportions. */
export function wordChart({ alt, bars, fill }: Chart, textWidth: number): Paragraph {
  return new Paragraph({
    children: [new ChartRun({
      type: 'bar', categories: bars.map(({ label }) => label),
      series: [{ name: 'Length', values: bars.map(({ length }) => length), color: CHART_FILLS[fill], pointLabels: bars.map(({ amount }) => ({ text: amount, position: 'outsideEnd', font: { size: 10, color: '000000' } })) }],
      legend: false, gapWidth: 45, font: { name: 'Source Sans 3' }, chartArea: { border: 'none' },
      categoryAxis: { reverseOrder: true, gridlines: false, font: { size: 10, color: '000000' } }, valueAxis: { visible: false, gridlines: false, minimum: 0, maximum: LONGEST },
      transformation: { width: Math.floor(textWidth / TWIPS_A_PIXEL), height: bars.reduce((sum, { label }) => sum + (label.length > LONG_LABEL ? TALL_ROW : ROW), FRAME) }, altText: { name: 'Chart', description: alt },
    })],
  });
}

/** Packer takes bytes as it takes text, but its types know only text. */
const asPart = (bytes: Uint8Array): string => bytes as unknown as string;
const decode = (part: Uint8Array): string => new TextDecoder().decode(part);
/**
 * The parts of a written file that differ each time because of its charts, as they are to be instead: docx names their references at random, numbers
 * the drawings of all files together, and puts the time of writing into the small workbook behind each.
 */
export function steadyChartParts(file: Uint8Array, date: string): { path: string; data: string }[] {
  const parts = unzip(file);
  const relations = decode(parts.get('word/_rels/document.xml.rels')!);
  const names = [...relations.matchAll(/Id="(rId[^"]+)"[^>]*charts\/chart(\d+)\.xml|charts\/chart(\d+)\.xml[^>]*Id="(rId[^"]+)"/g)].map(([, before, at, number, after]) => ({ from: (before ?? after)!, to: `rIdChart${at ?? number}` }));
  const named = (text: string): string => names.reduce((all, { from, to }) => all.replaceAll(`"${from}"`, `"${to}"`), text);
  let drawing = 0;
  return [
    { path: 'word/_rels/document.xml.rels', data: named(relations) },
    { path: 'word/document.xml', data: named(decode(parts.get('word/document.xml')!)).replace(/(<wp:docPr id=")\d+"/g, (_, start: string) => `${start}${++drawing}"`) },
    ...[...parts].filter(([path]) => path.startsWith('word/charts/')).map(([path, bytes]) => ({ path, data: decode(bytes).replace(/"rId[\w-]+"/g, '"rIdBook"').replace('<c:lang val="en-US"/>', '<c:lang val="en-GB"/>') })),
    ...[...parts].filter(([path]) => path.startsWith('word/embeddings/')).map(([path, bytes]) => ({ path, data: asPart(stampZip(Uint8Array.from(bytes), date)) })),
  ];
}
