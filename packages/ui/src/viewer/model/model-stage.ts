/** The room a model is looked at in: light, camera, and the ways to move it. Draws when something changed, and not else. */
import {
  Box3,
  BufferGeometry,
  Color,
  DirectionalLight,
  HemisphereLight,
  type Material,
  Mesh,
  type Object3D,
  PerspectiveCamera,
  Scene,
  Sphere,
  Spherical,
  Texture,
  Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { PreviewFailure } from '../frame/preview-failure.ts';
import { requireWebgl } from '../frame/require-webgl.ts';
import type { ReadModel } from './read-model.ts';

export type StandardView = 'front' | 'top' | 'iso';

export interface Measures {
  width: number;
  depth: number;
  height: number;
  triangles: number;
}

export interface ModelStage {
  measures: Measures;
  view: (from: StandardView) => void;
  fit: () => void;
  zoom: (factor: number) => void;
  turn: (sideways: number, upwards: number) => void;
  wireframe: (on: boolean) => void;
  dispose: () => void;
}

const materialsOf = (part: Object3D): Material[] => {
  const material = (part as Partial<Mesh>).material;
  return material === undefined ? [] : Array.isArray(material) ? material : [material];
};

function trianglesOf(object: Object3D): number {
  let count = 0;
  object.traverse((part) => {
    if (!(part instanceof Mesh) || !(part.geometry instanceof BufferGeometry)) return;
    const { index } = part.geometry;
    count += (index ? index.count : (part.geometry.getAttribute('position')?.count ?? 0)) / 3;
  });
  return Math.floor(count);
}

/** What the browser's garbage collector does not see: everything that lives on the graphics card. */
function disposeObject(object: Object3D): void {
  object.traverse((part) => {
    if ('geometry' in part && part.geometry instanceof BufferGeometry) part.geometry.dispose();
    for (const material of materialsOf(part)) {
      for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
      material.dispose();
    }
  });
}

/** Sets a model up in an element and shows it from the front corner. */
export function createModelStage(place: HTMLElement, model: ReadModel): ModelStage {
  const { object, up } = model;
  const bounds = new Box3().setFromObject(object);
  const ball = bounds.getBoundingSphere(new Sphere());
  if (bounds.isEmpty() || !Number.isFinite(ball.radius) || ball.radius === 0) {
    disposeObject(object);
    throw new PreviewFailure('nothing_to_show');
  }
  requireWebgl();
  const renderer = new WebGLRenderer({ antialias: true, alpha: true });
  renderer.setPixelRatio(Math.min(2, window.devicePixelRatio || 1));
  renderer.domElement.classList.add('absolute', 'inset-0');
  place.append(renderer.domElement);

  const camera = new PerspectiveCamera(35, 1, ball.radius / 200, ball.radius * 200);
  camera.up.set(0, up === 'y' ? 1 : 0, up === 'z' ? 1 : 0);
  const scene = new Scene();
  const lamp = new DirectionalLight(new Color(0xffffff), 2.2);
  lamp.position.set(0.6, 0.8, 1);
  const sky = new HemisphereLight(0xffffff, 0x8a8f96, 1.6);
  sky.position.copy(camera.up);
  camera.add(lamp);
  scene.add(object, sky, camera);

  const controls = new OrbitControls(camera, renderer.domElement);
  let asked = 0;
  const draw = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => renderer.render(scene, camera));
  };
  controls.addEventListener('change', draw);

  /** Far enough away along a direction that the whole ball around the model is seen. */
  const stand = (direction: Vector3) => {
    const half = (camera.fov * Math.PI) / 360;
    const narrow = Math.min(half, Math.atan(Math.tan(half) * camera.aspect));
    controls.target.copy(ball.center);
    camera.position
      .copy(ball.center)
      .addScaledVector(direction.normalize(), (ball.radius / Math.sin(narrow)) * 1.08);
    controls.update();
    draw();
  };
  const directions: Record<StandardView, () => Vector3> = {
    front: () => (up === 'y' ? new Vector3(0, 0, 1) : new Vector3(0, -1, 0)),
    // A hair off the axis, where left and right are still told apart.
    top: () => (up === 'y' ? new Vector3(0, 1, 0.0001) : new Vector3(0, -0.0001, 1)),
    iso: () => (up === 'y' ? new Vector3(1, 0.8, 1) : new Vector3(1, -1, 0.8)),
  };
  const resize = () => {
    const { clientWidth, clientHeight } = place;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setSize(clientWidth, clientHeight);
    camera.aspect = clientWidth / clientHeight;
    camera.updateProjectionMatrix();
    draw();
  };
  const resized = new ResizeObserver(resize);
  resized.observe(place);
  resize();
  stand(directions.iso());

  const size = bounds.getSize(new Vector3());
  return {
    measures: {
      width: size.x,
      depth: up === 'y' ? size.z : size.y,
      height: up === 'y' ? size.y : size.z,
      triangles: trianglesOf(object),
    },
    view: (from) => stand(directions[from]()),
    fit: () => stand(camera.position.clone().sub(controls.target)),
    zoom: (factor) => {
      camera.position.sub(controls.target).divideScalar(factor).add(controls.target);
      controls.update();
      draw();
    },
    turn: (sideways, upwards) => {
      // Worked out with y up, whichever way is up in the model.
      const offset = camera.position.clone().sub(controls.target);
      if (up === 'z') offset.set(offset.x, offset.z, -offset.y);
      const at = new Spherical().setFromVector3(offset);
      at.theta += sideways;
      at.phi = Math.min(Math.PI - 0.01, Math.max(0.01, at.phi + upwards));
      offset.setFromSpherical(at);
      if (up === 'z') offset.set(offset.x, -offset.z, offset.y);
      camera.position.copy(controls.target).add(offset);
      controls.update();
      draw();
    },
    wireframe: (on) => {
      object.traverse((part) => {
        for (const material of materialsOf(part)) if ('wireframe' in material) material.wireframe = on;
      });
      draw();
    },
    dispose: () => {
      cancelAnimationFrame(asked);
      resized.disconnect();
      controls.dispose();
      disposeObject(object);
      renderer.dispose();
      renderer.forceContextLoss(); // a browser holds only so many at once
      renderer.domElement.remove();
    },
  };
}
