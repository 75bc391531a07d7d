import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** As much of CBOR (RFC 8949) as an authenticator writes. */
type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map) {
    const pairs = [...value].flatMap(([key, one]) => [cbor(key), cbor(one)]);
    return Buffer.concat([head(5, value.size), ...pairs]);
  }
  return Buffer.concat([head(2, value.length), value]);
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** What may be wrong with an answer. */
interface Twist {
  origin?: string;
  rpID?: string;
  challenge?: string;
  /** What the device counted; it counts by itself otherwise. */
  counter?: number;
  /** Whether it asked for a finger or a PIN. */
  verified?: boolean;
  userHandle?: string;
  type?: string;
}

interface Asked {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
}

/** A device that makes one passkey and signs with it, as browsers pass it on (Web Authentication Level 3). */
export class Authenticator {
  readonly id = randomBytes(16);
  counter = 0;
  private handle = '';
  private readonly key: KeyObject;
  private readonly cose: Buffer;

  constructor(readonly origin = 'http://localhost:3000') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.key = privateKey;
    this.cose = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
  }

  private clientData(type: string, challenge: string, { origin = this.origin }: Twist) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private data(rpID: string, { verified = true, counter }: Twist, attested?: Buffer): Buffer {
    const numbers = Buffer.alloc(5);
    numbers[0] = 1 | (verified ? 4 : 0) | (attested ? 64 : 0);
    numbers.writeUInt32BE(counter ?? ++this.counter, 1);
    return Buffer.concat([sha256(rpID), numbers, attested ?? Buffer.alloc(0)]);
  }

  /** Makes the passkey that was asked for. */
  make(options: string, twist: Twist = {}): string {
    const { challenge, rp, user }: Asked = JSON.parse(options);
    this.handle = user?.id ?? '';
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, this.cose]);
    const authData = this.data(twist.rpID ?? rp?.id ?? '', twist, attested);
    const attestationObject = cbor(
      new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    const clientDataJSON = this.clientData(
      twist.type ?? 'webauthn.create',
      twist.challenge ?? challenge,
      twist,
    );
    return JSON.stringify({
      id: base64url(this.id),
      rawId: base64url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientDataJSON),
        attestationObject: base64url(attestationObject),
        transports: ['internal'],
      },
    });
  }

  /** Signs what was asked for. */
  sign(options: string, twist: Twist = {}): string {
    const { challenge, rpId }: Asked = JSON.parse(options);
    const authenticatorData = this.data(twist.rpID ?? rpId ?? '', twist);
    const clientDataJSON = this.clientData(twist.type ?? 'webauthn.get', twist.challenge ?? challenge, twist);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), this.key);
    return JSON.stringify({
      id: base64url(this.id),
      rawId: base64url(this.id),
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: base64url(clientDataJSON),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        userHandle: twist.userHandle ?? this.handle,
      },
    });
  }
}
