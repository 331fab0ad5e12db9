/** What a glTF asks for beyond its own bytes. A model is shown by itself: it never makes the browser fetch something. */
import { PreviewFailure } from '../frame/preview-failure.ts';

const MAGIC = 0x46546c67; // 'glTF'
const JSON_CHUNK = 0x4e4f534a;

interface GltfParts {
  buffers?: { uri?: string }[];
  images?: { uri?: string }[];
  extensionsRequired?: string[];
}

/** Compressions that would need a decoder in WebAssembly, which the content policy does not allow. */
const compressions: Readonly<Record<string, string>> = {
  KHR_draco_mesh_compression: 'Draco',
  EXT_meshopt_compression: 'Meshopt',
  KHR_meshopt_compression: 'Meshopt',
  KHR_texture_basisu: 'Basis Universal',
};

/** The describing part of a .gltf or .glb. */
export function readGltfParts(bytes: Uint8Array): GltfParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let json = bytes;
  if (bytes.length >= 20 && view.getUint32(0, true) === MAGIC) {
    const length = view.getUint32(12, true);
    if (view.getUint32(16, true) !== JSON_CHUNK || 20 + length > bytes.length)
      throw new PreviewFailure('damaged');
    json = bytes.subarray(20, 20 + length);
  }
  let parts: unknown;
  try {
    parts = JSON.parse(new TextDecoder().decode(json));
  } catch (error) {
    throw new PreviewFailure('damaged', {}, error);
  }
  if (typeof parts !== 'object' || parts === null) throw new PreviewFailure('damaged');
  return parts as GltfParts;
}

/** Refuses a model that needs other files, or a decoder there is none for. */
export function checkGltf(bytes: Uint8Array): void {
  const { buffers = [], images = [], extensionsRequired = [] } = readGltfParts(bytes);
  const outside = [...buffers, ...images]
    .map(({ uri }) => uri)
    .filter((uri) => uri !== undefined && !/^data:/i.test(uri));
  if (outside.length > 0) {
    const names = outside.slice(0, 3).join(', ') + (outside.length > 3 ? ', …' : '');
    throw new PreviewFailure('external_files', { names });
  }
  const compression = extensionsRequired.find((name) => Object.hasOwn(compressions, name));
  if (compression) throw new PreviewFailure('compressed', { method: compressions[compression]! });
}

/** The bytes inside a `data:` address. The content policy lets nobody fetch one. */
export function bytesOfDataUri(uri: string): ArrayBuffer {
  const match = /^data:[^,]*?(;base64)?,(.*)$/is.exec(uri);
  if (!match) throw new PreviewFailure('external_files', { names: uri.slice(0, 60) });
  const text = match[1] ? atob(match[2]!) : decodeURIComponent(match[2]!);
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0)).buffer;
}
