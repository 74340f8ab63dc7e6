import { Fragment, type ReactNode } from 'react';
import { resolutionLabel } from '../../../../shared/minute-numbers.ts';
import type { Block, ListItem, Resolution, Run } from '../../../../shared/packs/document.ts';

/** Blocks of the document as they will print: what writes itself around the texts. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return <>{blocks.map((block, index) => <OneBlock block={block} key={index} />)}</>;
}

export function Runs({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map((run, index) => {
    const lines = run.text.split('\n').map((line, at): ReactNode => <Fragment key={at}>{at > 0 && <br />}{line}</Fragment>);
    const italic = run.italic === true ? <em>{lines}</em> : lines;
    return run.bold === true ? <strong key={index}>{italic}</strong> : <Fragment key={index}>{italic}</Fragment>;
  })}</>;
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = block.level === 1 ? 'h2' : 'h3';
      return <Tag>{block.number !== null && <span className="block-number">{block.number} </span>}{block.text}</Tag>;
    }
    case 'subtitle': return <p className={block.strong ? 'subtitle strong' : 'subtitle'}>{block.text}</p>;
    case 'labelled': return <div className="labelled"><dt>{block.label}</dt><dd><Runs runs={block.runs} /></dd></div>;
    case 'paragraph': return <p><Runs runs={block.runs} /></p>;
    case 'note': return <p className="note"><Runs runs={block.runs} /></p>;
    case 'list': return <ListBlock items={block.items} ordered={block.style !== 'bullet'} />;
    case 'resolutions': return <Resolutions items={block.items} depth={0} />;
    case 'contents': case 'table': case 'chart': return null;
  }
}

function ListBlock({ items, ordered }: { items: readonly ListItem[]; ordered: boolean }) {
  const Tag = ordered ? 'ol' : 'ul';
  return <Tag>{items.map((item, index) => <li key={index}><Blocks blocks={item.blocks} /></li>)}</Tag>;
}

function Resolutions({ items, depth }: { items: readonly Resolution[]; depth: number }) {
  return (
    <ol className="resolutions">
      {items.map((item, index) => (
        <li key={index}>
          <span className="resolution-label">{resolutionLabel(depth, index + 1)}</span>
          <div>
            <p><Runs runs={item.runs} /></p>
            {item.items.length > 0 && <Resolutions items={item.items} depth={depth + 1} />}
            {item.note !== null && <p className="note"><Runs runs={item.note} /></p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
