import packageJson from '../package.json' with { type: 'json' };

/** The product's version, in the one place where it is kept. */
export const version: string = packageJson.version;
