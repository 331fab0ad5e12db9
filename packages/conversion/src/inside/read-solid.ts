import { readFile, writeFile } from 'node:fs/promises';
import { Document, NodeIO } from '@gltf-transform/core';
import occtImport, { type OcctMesh, type OcctNode } from 'occt-import-js';
import type { Answer } from '../task.ts';

const GREY: [number, number, number] = [0.62, 0.66, 0.7];

/** Makes a mesh of a solid: STEP, IGES or BREP, as CAD systems exchange them. Lengths are millimetres, z points up. */
export async function readSolid(source: string, ending: string): Promise<Answer> {
  const occt = await occtImport();
  const bytes = new Uint8Array(await readFile(source));
  const read = ending.startsWith('st')
    ? occt.ReadStepFile
    : ending.startsWith('ig')
      ? occt.ReadIgesFile
      : occt.ReadBrepFile;
  const { success, meshes, root } = read(bytes, {
    linearUnit: 'millimeter',
    linearDeflectionType: 'bounding_box_ratio',
    linearDeflection: 0.001,
    angularDeflection: 0.4,
  });
  if (!success || meshes.length === 0) return { failed: 'broken' };
  await writeFile('shown.glb', await new NodeIO().writeBinary(meshDocument(meshes, root)));
  return { shown: { file: 'shown.glb', kind: 'model', contentType: 'model/gltf-binary' } };
}

/** The assembly as glTF 2.0: a node for each part, with its name, a mesh for each body. */
function meshDocument(meshes: readonly OcctMesh[], root: OcctNode): Document {
  const document = new Document();
  const buffer = document.createBuffer();
  const materials = new Map<string, ReturnType<Document['createMaterial']>>();
  const material = (color: [number, number, number]) => {
    const key = color.map((part) => part.toFixed(3)).join();
    let found = materials.get(key);
    if (!found) {
      found = document
        .createMaterial(key)
        .setBaseColorFactor([...color, 1])
        .setMetallicFactor(0.1)
        .setRoughnessFactor(0.7)
        .setDoubleSided(true);
      materials.set(key, found);
    }
    return found;
  };
  const made = meshes.map(({ name, color, attributes, index }) => {
    const accessor = (type: 'VEC3' | 'SCALAR', array: Float32Array | Uint32Array) =>
      document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
    const primitive = document
      .createPrimitive()
      .setAttribute('POSITION', accessor('VEC3', Float32Array.from(attributes.position.array)))
      .setIndices(accessor('SCALAR', Uint32Array.from(index.array)))
      .setMaterial(material(color ?? GREY));
    if (attributes.normal)
      primitive.setAttribute('NORMAL', accessor('VEC3', Float32Array.from(attributes.normal.array)));
    return document.createMesh(name).addPrimitive(primitive);
  });
  const node = ({ name, meshes: own, children }: OcctNode): ReturnType<Document['createNode']> => {
    const here = document.createNode(name);
    for (const mesh of own) here.addChild(document.createNode(meshes[mesh]?.name ?? '').setMesh(made[mesh]!));
    for (const child of children) here.addChild(node(child));
    return here;
  };
  // CAD has z up, glTF y: a quarter turn about x.
  const upright = node(root).setRotation([-Math.SQRT1_2, 0, 0, Math.SQRT1_2]);
  document.createScene().addChild(upright);
  return document;
}
