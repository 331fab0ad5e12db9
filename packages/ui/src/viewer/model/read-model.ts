/** A model's bytes as something to look at. Each format brings its reader along only when it is opened. */
import { DoubleSide, Group, Mesh, MeshStandardMaterial, type Object3D, TextureLoader } from 'three';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { bytesOfDataUri, checkGltf } from './check-gltf.ts';

export interface ReadModel {
  object: Object3D;
  /** Which way is up in files of this format. */
  up: 'y' | 'z';
}

/** The look of what has none of its own: like cast metal, and seen from both sides, since CAD does not always wind faces one way. */
const plain = () =>
  new MeshStandardMaterial({ color: 0x8d9aa6, metalness: 0.15, roughness: 0.65, side: DoubleSide });

async function readStl(bytes: Uint8Array<ArrayBuffer>): Promise<ReadModel> {
  const { STLLoader } = await import('three/examples/jsm/loaders/STLLoader.js');
  const geometry = new STLLoader().parse(bytes.buffer);
  if (!geometry.getAttribute('position')?.count) throw new PreviewFailure('damaged');
  // Many programs leave the directions of faces at zero, and they follow from the corners anyway.
  geometry.deleteAttribute('normal');
  geometry.computeVertexNormals();
  return { object: new Mesh(geometry, plain()), up: 'z' };
}

async function readObj(bytes: Uint8Array<ArrayBuffer>): Promise<ReadModel> {
  const { OBJLoader } = await import('three/examples/jsm/loaders/OBJLoader.js');
  const object = new OBJLoader().parse(new TextDecoder().decode(bytes));
  object.traverse((part) => {
    if (part instanceof Mesh) part.material = plain();
  });
  return { object, up: 'y' };
}

async function readGltf(bytes: Uint8Array<ArrayBuffer>): Promise<ReadModel> {
  checkGltf(bytes);
  const { GLTFLoader } = await import('three/examples/jsm/loaders/GLTFLoader.js');
  const loader = new GLTFLoader();
  loader.register((parser) => {
    // Pictures through <img> and data out of its address: the content policy allows no fetch of either.
    parser.textureLoader = new TextureLoader(parser.options.manager);
    Object.assign(parser.fileLoader, {
      load: (
        address: string,
        done: (data: ArrayBuffer) => void,
        _: unknown,
        failed: (error: unknown) => void,
      ) => {
        try {
          done(bytesOfDataUri(address));
        } catch (error) {
          failed(error);
        }
      },
    });
    return { name: 'nothing-from-outside' };
  });
  const { scene } = await loader.parseAsync(bytes.buffer, '');
  return { object: scene, up: 'y' };
}

const readers: Readonly<Record<string, (bytes: Uint8Array<ArrayBuffer>) => Promise<ReadModel>>> = {
  stl: readStl,
  obj: readObj,
  gltf: readGltf,
  glb: readGltf,
};

/** Reads a model; refuses what cannot be read and what has nothing in it. */
export async function readModel(bytes: Uint8Array<ArrayBuffer>, format: string): Promise<ReadModel> {
  const read = Object.hasOwn(readers, format) ? readers[format] : undefined;
  if (!read) throw new PreviewFailure('unknown_format');
  const model = await read(bytes);
  let drawn = false;
  model.object.traverse((part) => {
    drawn ||= 'geometry' in part;
  });
  if (!drawn) throw new PreviewFailure('nothing_to_show');
  const group = new Group();
  group.add(model.object);
  return { ...model, object: group };
}
