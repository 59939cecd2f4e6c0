import { describe, expect, test } from 'vitest';
import { haveSharedData, needsSharedData, sharedText } from '../../tests/shared-data.ts';
import { toHex, utf8 } from '../encoding/bytes.ts';
import { nodePrimitives } from './node-primitives.ts';
import { webPrimitives } from './web-primitives.ts';

type Wycheproof = {
  numberOfTests: number;
  testGroups: {
    publicKey: { pk: string };
    tests: { tcId: number; msg: string; sig: string; result: 'valid' | 'invalid' }[];
  }[];
};

const BOTH = [
  ['Node', nodePrimitives],
  ['WebCrypto', webPrimitives],
] as const;

const unhex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

describe.skipIf(!haveSharedData)(`Wycheproof Ed25519${needsSharedData}`, () => {
  test.each(BOTH)('all 151 vectors agree with %s', async (_, primitives) => {
    const file = JSON.parse(sharedText('ed25519_test.json')) as Wycheproof;
    let seen = 0;
    const disagreeing: number[] = [];
    for (const group of file.testGroups) {
      for (const vector of group.tests) {
        const key = unhex(group.publicKey.pk);
        const good = await primitives.verifyEd25519(key, unhex(vector.msg), unhex(vector.sig));
        if (good !== (vector.result === 'valid')) disagreeing.push(vector.tcId);
        seen += 1;
      }
    }
    expect(seen).toBe(151);
    expect(disagreeing).toEqual([]);
  });
});

test.each(BOTH)('%s agrees with the known answers of SHA-256 and HMAC-SHA-256', async (_, primitives) => {
  const hashes = await primitives.sha256All([utf8(''), utf8('abc')]);
  expect(hashes.map(toHex)).toEqual([
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ]);
  // RFC 4231, test case 2.
  const mac = await primitives.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'));
  expect(toHex(mac)).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test.each(BOTH)(
  '%s answers false, not an error, for keys and signatures of a wrong length',
  async (_, primitives) => {
    const [key, signature] = [new Uint8Array(31), new Uint8Array(64)];
    expect(await primitives.verifyEd25519(key, utf8('x'), signature)).toBe(false);
    expect(await primitives.verifyMlDsa44(key, utf8('x'), signature)).toBe(false);
  },
);
