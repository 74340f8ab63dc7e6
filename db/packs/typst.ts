import { readFileSync } from 'node:fs';
import { initSync, TypstCompilerBuilder, type TypstCompiler, type TypstCompileWorld } from '@myriaddreamin/typst-ts-web-compiler';
import type { DocumentModel } from '../../shared/packs/document.ts';
import { documentLines } from '../../shared/packs/document-text.ts';
import { hasNumberColumn, listedHeadings, placed } from '../../shared/packs/layout.ts';
import { assetPath, typstPath } from '../assets.ts';
import { showTitle } from './pdf-title.ts';

const FONTS = ['SourceSans3-Regular.ttf', 'SourceSans3-Italic.ttf', 'SourceSans3-Bold.ttf', 'SourceSans3-BoldItalic.ttf'];
/** Typst's numbers for its output formats and for diagnostics in full. */
const PDF = 1;
const FULL_DIAGNOSTICS = 3;
/** And for what it queries: a document of pages. */
const PAGED = 0;

/** Letters outside the blocks of Latin, Greek and Cyrillic, of punctuation, currency and mathematics, for which the font is sure to have signs. */
const BEYOND_THE_FONT = /[^\u0000-\u052f\u1e00-\u206f\u20a0-\u20bf\u2122\u2212]/u;

/** Starts the Typst compiler with the product's fonts and template: no others can be reached, and no package. */
export async function startTypst(): Promise<TypstCompiler> {
  initSync({ module: new WebAssembly.Module(readFileSync(typstPath())) });
  const builder = new TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of FONTS) await builder.add_raw_font(readFileSync(assetPath('fonts', font)));
  const compiler = await builder.build();
  compiler.add_source('/main.typ', readFileSync(assetPath('templates', 'document.typ'), 'utf8'));
  return compiler;
}

/** Writes the document as a tagged PDF with bookmarks. Its text reaches the template as data, never as source. The same model always gives the same bytes. */
export function writePdf(compiler: TypstCompiler, model: DocumentModel): Uint8Array {
  return inWorld(compiler, model, (world) => {
    const { result, diagnostics } = world.get_artifact(PDF, FULL_DIAGNOSTICS) as { result?: Uint8Array; diagnostics?: unknown };
    if (result === undefined) throw new Error(`Typst: ${JSON.stringify(diagnostics)}`);
    return showTitle(result);
  });
}

/** The page of each heading that the list of contents names. */
export const headingPages = (compiler: TypstCompiler, model: DocumentModel): number[] =>
  inWorld(compiler, model, (world) => {
    world.compile(PAGED, FULL_DIAGNOSTICS);
    return (JSON.parse(world.query(PAGED, '<heading-pages>', 'value')) as number[][])[0] ?? [];
  });

function inWorld<T>(compiler: TypstCompiler, model: DocumentModel, work: (world: TypstCompileWorld) => T): T {
  const foreign = documentLines(model).some((line) => BEYOND_THE_FONT.test(line)) || BEYOND_THE_FONT.test(model.footer);
  const listed = listedHeadings(model);
  const blocks = placed(model).map((one) => ({ ...one, listed: one.block.kind === 'heading' && listed.includes(one.block) }));
  compiler.map_shadow('/document.json', new TextEncoder().encode(JSON.stringify({ ...model, column: hasNumberColumn(model), foreign, blocks })));
  const world = compiler.snapshot('/', '/main.typ', []);
  try {
    return work(world);
  } finally {
    world.free();
  }
}
