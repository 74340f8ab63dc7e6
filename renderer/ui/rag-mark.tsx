const RAGS = {
  red: ['◆', 'R', 'Red'], amber: ['▲', 'A', 'Amber'], green: ['●', 'G', 'Green'], complete: ['✔', 'C', 'Complete'], 'not started': ['○', 'N', 'Not started'],
} as const;
export type Rag = keyof typeof RAGS;

/** Shape, letter and colour, so that it is read in black and white and by ear. `word`: writes it out. */
export function RagMark({ rag, word = false }: { rag: Rag; word?: boolean }) {
  const [shape, letter, name] = RAGS[rag];
  return (
    <span className={`rag rag-${rag.replace(' ', '-')}`} title={name}>
      <span aria-hidden="true">{shape}</span>
      {word ? name : <><span aria-hidden="true">{letter}</span><span className="unseen">{name}</span></>}
    </span>
  );
}

/** A word in a box, for states: draft, circulated, cancelled. */
export function Tag({ colour, children }: { colour?: 'red' | 'amber' | 'green' | 'blue'; children: string }) {
  return <span className={`tag ${colour ?? ''}`}>{children}</span>;
}
