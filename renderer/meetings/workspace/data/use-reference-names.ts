import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { ReferenceName } from '../../../../shared/minutes/references.ts';
import type { ReferenceNames } from './reference-names.ts';
import { useWorkspace } from './workspace.ts';

/** The names, drawn again when one is another. */
export function useReferenceNames(): ReferenceNames {
  const { references } = useWorkspace();
  useSyncExternalStore(references.subscribe, () => references.revision);
  return references;
}

/** Hands the names over as soon as they are read. */
export function useReadReferences(names: readonly ReferenceName[] | undefined): void {
  const { references } = useWorkspace();
  useLayoutEffect(() => { if (names !== undefined) references.read(names); }, [references, names]);
}
