import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** Signatures in OpenSSH's form (PROTOCOL.sshsig), Ed25519 only: `ssh-keygen -Y verify -n boardwright` accepts them. */
const NAMESPACE = 'boardwright';
const MAGIC = Buffer.from('SSHSIG');
const KEY_TYPE = 'ssh-ed25519';
/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const lengthOf = (length: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
};
const packed = (...parts: (string | Buffer)[]): Buffer => Buffer.concat(parts.flatMap((part) => {
  const bytes = Buffer.from(part as string);
  return [lengthOf(bytes.length), bytes];
}));
const blobOf = (key: Buffer): Buffer => packed(KEY_TYPE, key);
const toBeSigned = (message: string): Buffer =>
  Buffer.concat([MAGIC, packed(NAMESPACE, '', 'sha512', createHash('sha512').update(message, 'utf8').digest())]);

/** A new pair: the public key as OpenSSH writes it, the private one as PKCS 8 in base64. */
export function newKeys(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(DER_HEAD.length);
  return { publicKey: `${KEY_TYPE} ${blobOf(raw).toString('base64')}`, privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64') };
}

export function signatureOf(message: string, { publicKey, privateKey }: { publicKey: string; privateKey: string }): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const made = sign(null, toBeSigned(message), key);
  const blob = Buffer.concat([
    MAGIC, lengthOf(1), packed(Buffer.from(publicKey.split(' ')[1]!, 'base64'), NAMESPACE, '', 'sha512', packed(KEY_TYPE, made)),
  ]);
  return `-----BEGIN SSH SIGNATURE-----\n${blob.toString('base64').replace(/.{70}(?=.)/g, '$&\n')}\n-----END SSH SIGNATURE-----\n`;
}

/** The public key that signed the message, as OpenSSH writes it; null where the signature is not right. */
export function signerOf(message: string, armoured: string): string | null {
  const [, base64] = /^-----BEGIN SSH SIGNATURE-----\s([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----\s*$/.exec(armoured) ?? [];
  if (base64 === undefined) return null;
  const bytes = Buffer.from(base64, 'base64');
  // Bits that say nothing could be changed without the signature noticing.
  if (bytes.toString('base64') !== base64.replace(/\s/g, '')) return null;
  if (!bytes.subarray(0, 6).equals(MAGIC) || bytes.length < 10 || bytes.readUInt32BE(6) !== 1) return null;
  const [blob, namespace, , algorithm, signature] = parts(bytes.subarray(10), 5) ?? [];
  const [keyType, key] = parts(blob, 2) ?? [];
  const [signatureType, made] = parts(signature, 2) ?? [];
  if (key?.length !== 32 || made?.length !== 64) return null;
  if (String(namespace) !== NAMESPACE || String(algorithm) !== 'sha512' || String(keyType) !== KEY_TYPE || String(signatureType) !== KEY_TYPE) return null;
  const publicKey = createPublicKey({ key: Buffer.concat([DER_HEAD, key]), format: 'der', type: 'spki' });
  return verify(null, toBeSigned(message), publicKey, made) ? `${KEY_TYPE} ${blobOf(key).toString('base64')}` : null;
}

/** Exactly so many pieces with their lengths before them; null for anything else. */
function parts(bytes: Buffer | undefined, count: number): Buffer[] | null {
  const found: Buffer[] = [];
  let at = 0;
  while (bytes !== undefined && at + 4 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (at + 4 + length > bytes.length) return null;
    found.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found.length === count && at === bytes?.length ? found : null;
}

/** Short enough to read out over the telephone. */
export const fingerprintOf = (publicKey: string): string =>
  `SHA256:${createHash('sha256').update(Buffer.from(publicKey.split(' ')[1] ?? '', 'base64')).digest('base64').replace(/=+$/, '')}`;
