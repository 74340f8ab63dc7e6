export function nodeProblem(versions: { node: string; napi?: string | undefined }, readsTypeScript: boolean): string | null;
