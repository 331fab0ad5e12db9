import { describe, expect, it } from 'vitest';
import { bytesOfDataUri, checkGltf } from './check-gltf.ts';

const gltf = (parts: object) =>
  new TextEncoder().encode(JSON.stringify({ asset: { version: '2.0' }, ...parts }));

function glb(parts: object, settings: { length?: number; type?: string } = {}): Uint8Array {
  const json = gltf(parts);
  const bytes = new Uint8Array(20 + json.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, settings.length ?? json.length, true);
  bytes.set(new TextEncoder().encode(settings.type ?? 'JSON'), 16);
  bytes.set(json, 20);
  return bytes;
}

describe('a model that needs other files is refused', () => {
  it.each([
    ['a buffer elsewhere', { buffers: [{ uri: 'https://elsewhere.example/a.bin' }] }],
    ['a buffer beside it', { buffers: [{ uri: 'a.bin' }] }],
    ['a buffer of our own', { buffers: [{ uri: '/trpc/session.me' }] }],
    ['a picture elsewhere', { images: [{ uri: '//elsewhere.example/a.png' }] }],
    ['a file of the reader', { images: [{ uri: 'file:///etc/passwd' }] }],
    ['bytes of the page', { images: [{ uri: 'blob:https://elsewhere.example/1' }] }],
  ])('%s', (_, parts) => {
    for (const bytes of [gltf(parts), glb(parts)])
      expect(() => checkGltf(bytes)).toThrow(expect.objectContaining({ code: 'external_files' }));
  });

  it('and those are named, but not without end', () => {
    const images = Array.from({ length: 9 }, (_, at) => ({ uri: `${at}.png` }));
    expect(() => checkGltf(gltf({ images }))).toThrow(
      expect.objectContaining({ facts: { names: '0.png, 1.png, 2.png, …' } }),
    );
  });
});

it('a model with everything in it is taken', () => {
  const whole = { buffers: [{ uri: 'data:application/octet-stream;base64,AAAA' }, {}], images: [{}] };
  expect(() => checkGltf(gltf(whole))).not.toThrow();
  expect(() => checkGltf(glb(whole))).not.toThrow();
});

it('a model packed in a way there is no decoder for is refused by name', () => {
  expect(() => checkGltf(gltf({ extensionsRequired: ['KHR_draco_mesh_compression'] }))).toThrow(
    expect.objectContaining({ code: 'compressed', facts: { method: 'Draco' } }),
  );
});

it.each([
  ['no JSON', new TextEncoder().encode('solid box')],
  ['not even an object', new TextEncoder().encode('null')],
  ['a length that lies', glb({}, { length: 4_000_000_000 })],
  ['another first part', glb({}, { type: 'BIN\0' })],
  ['nothing', new Uint8Array(0)],
])('%s is damaged', (_, bytes) => {
  expect(() => checkGltf(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }));
});

it('reads bytes out of an address, and nothing from anywhere else', () => {
  expect([...new Uint8Array(bytesOfDataUri('data:application/octet-stream;base64,AQID'))]).toEqual([1, 2, 3]);
  expect([...new Uint8Array(bytesOfDataUri('data:,%01A'))]).toEqual([1, 65]);
  expect(() => bytesOfDataUri('https://elsewhere.example/a.bin')).toThrow(
    expect.objectContaining({ code: 'external_files' }),
  );
});
