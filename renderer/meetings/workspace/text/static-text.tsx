import { memo, type ReactNode } from 'react';
import { referenceOf, type Reference, type RichDoc, type RichNode } from '../../../../shared/rich-text.ts';
import { useReferenceNames } from '../data/use-reference-names.ts';
import { ATOM, PLACE } from './caret.ts';

/** A text as the editor shows it, without an editor. Its blocks know their places, so that a click can put the cursor there. */
export const StaticText = memo(function StaticText({ doc }: { doc: RichDoc }) {
  return <>{blocks(doc.content, 0)}</>;
});

function blocks(nodes: readonly RichNode[], from: number): ReactNode[] {
  let place = from;
  return nodes.map((node, index) => {
    const at = place;
    place += sizeOf(node);
    return <Block node={node} place={at} key={index} />;
  });
}

/** How many places a node takes: a letter one, a block two more than what is in it. */
function sizeOf(node: RichNode): number {
  if (node.type === 'text') return node.text?.length ?? 0;
  if (node.type === 'hardBreak' || node.type === 'reference') return 1;
  return 2 + (node.content ?? []).reduce((sum, child) => sum + sizeOf(child), 0);
}

function Block({ node, place }: { node: RichNode; place: number }) {
  const inside = place + 1;
  const words = { [PLACE]: inside };
  switch (node.type) {
    // An empty line is no paragraph of the document, so it gets no number.
    case 'paragraph': return <p {...words} data-blank={node.content === undefined || undefined}>{inline(node)}</p>;
    case 'heading': {
      const level = node.attrs?.level ?? 2;
      const Tag = level === 2 ? 'h2' : level === 3 ? 'h3' : 'h4';
      // The tag is the editor’s, so that what is copied stays what it is; on the page it stands beneath the heading of the minute.
      return <Tag {...words} aria-level={level + 2}>{inline(node)}</Tag>;
    }
    case 'bulletList': return <ul>{blocks(node.content ?? [], inside)}</ul>;
    case 'orderedList': return <ol start={node.attrs?.start} type={(node.attrs?.type ?? undefined) as '1' | undefined}>{blocks(node.content ?? [], inside)}</ol>;
    case 'listItem': return <li>{blocks(node.content ?? [], inside)}</li>;
    case 'blockquote': return <blockquote>{blocks(node.content ?? [], inside)}</blockquote>;
    case 'text':
    case 'reference':
    case 'hardBreak': return <p {...words}>{inline({ type: 'paragraph', content: [node] })}</p>;
  }
}

function inline({ content = [] }: RichNode): ReactNode {
  // An empty line keeps its height.
  if (content.length === 0) return <br />;
  return content.map((node, index) => {
    if (node.type === 'hardBreak') return <br key={index} />;
    const marks = (node.marks ?? []).map((mark) => mark.type);
    const reference = referenceOf(node);
    const words = reference === null ? node.text : <ReferenceWord reference={reference} />;
    const italic = marks.includes('italic') ? <em>{words}</em> : words;
    return marks.includes('bold') ? <strong key={index}>{italic}</strong> : <span key={index}>{italic}</span>;
  });
}

function ReferenceWord({ reference }: { reference: Reference }) {
  const { name, missing } = useReferenceNames().look(reference);
  return <span className={missing ? 'reference is-missing' : 'reference'} {...{ [ATOM]: '' }}>{name}</span>;
}
